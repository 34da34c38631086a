"""A .tflite file's network in PyTorch, so that gradients pass through it.

Only the operators that MediaPipe's convolutional networks are made of.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import tflite
import torch
import torch.nn.functional as F
from tflite import ActivationFunctionType, BuiltinOperator, Model, Padding, TensorType
from torch import Tensor, nn

_OPERATORS = {number: name for name, number in vars(BuiltinOperator).items() if isinstance(number, int)}
_TYPES = {TensorType.FLOAT32: np.float32, TensorType.FLOAT16: np.float16, TensorType.INT32: np.int32}

Values = dict[int, Tensor]
Step = Callable[[Values], Tensor]


class TfliteNetwork(nn.Module):
    """Computes the values of some tensors, by their numbers in the file; what they do not need is left out."""

    def __init__(self, path: Path, wanted: tuple[int, ...]) -> None:
        super().__init__()
        self._model = Model.GetRootAsModel(path.read_bytes(), 0)
        self._graph = self._model.Subgraphs(0)
        self._input = self._graph.Inputs(0)
        self._wanted = wanted
        self._steps: list[tuple[int, Step]] = []
        self._constants: Values = {}
        self._build(_needed(self._graph, wanted))

    def forward(self, picture: Tensor) -> list[Tensor]:
        """picture [n, 3, h, w] as the network wants it, of any size → the wanted values [n, c, h', w']."""
        values = {self._input: picture}
        for output, step in self._steps:
            values[output] = step(values)
        return [values[tensor] for tensor in self._wanted]

    def _build(self, needed: set[int]) -> None:
        for index in range(self._graph.OperatorsLength()):
            operator = self._graph.Operators(index)
            output = operator.Outputs(0)
            if output not in needed:
                continue
            code = self._model.OperatorCodes(operator.OpcodeIndex())
            name = _OPERATORS[max(code.BuiltinCode(), code.DeprecatedBuiltinCode())]
            if name == "DEQUANTIZE":
                self._constants[output] = self._constant(operator.Inputs(0))
                continue
            make = {
                "CONV_2D": self._convolution,
                "DEPTHWISE_CONV_2D": self._depthwise,
                "ADD": self._sum,
                "PAD": self._pad,
            }.get(name)
            if make is None:
                raise ValueError(f"operator {name} is not known")
            self._steps.append((output, make(operator)))

    def _constant(self, tensor: int) -> Tensor:
        known = self._constants.get(tensor)
        if known is not None:
            return known
        record = self._graph.Tensors(tensor)
        content = self._model.Buffers(record.Buffer()).DataAsNumpy()
        values = np.frombuffer(content.tobytes(), _TYPES[record.Type()]).reshape(record.ShapeAsNumpy())
        return torch.from_numpy(values.astype(np.float32))

    def _convolution(self, operator: tflite.Operator) -> Step:
        options = tflite.Conv2DOptions()
        weight = self._constant(operator.Inputs(1)).permute(0, 3, 1, 2)  # out, h, w, in → out, in, h, w
        return self._convolve(operator, options, weight, groups=1)

    def _depthwise(self, operator: tflite.Operator) -> Step:
        options = tflite.DepthwiseConv2DOptions()
        weight = self._constant(operator.Inputs(1)).permute(3, 0, 1, 2)  # 1, h, w, out → out, 1, h, w
        return self._convolve(operator, options, weight, groups=len(weight))

    def _convolve(self, operator: tflite.Operator, options, weight: Tensor, groups: int) -> Step:
        table = operator.BuiltinOptions()
        options.Init(table.Bytes, table.Pos)
        stride, size = options.StrideH(), weight.shape[-1]
        if options.Padding() == Padding.SAME and stride != 1 and size != 1:
            raise ValueError("a strided convolution pads by the picture's size")
        source, bias = operator.Inputs(0), self._constant(operator.Inputs(2))
        padding = size // 2 if options.Padding() == Padding.SAME else 0
        activate = _activation(options.FusedActivationFunction())
        weight = nn.Parameter(weight.contiguous(), requires_grad=False)
        name = f"weight_{operator.Outputs(0)}"
        self.register_parameter(name, weight)
        self.register_buffer(f"bias_{operator.Outputs(0)}", bias)
        return lambda values: activate(
            F.conv2d(values[source], weight, bias, stride=stride, padding=padding, groups=groups)
        )

    def _sum(self, operator: tflite.Operator) -> Step:
        options, table = tflite.AddOptions(), operator.BuiltinOptions()
        options.Init(table.Bytes, table.Pos)
        activate = _activation(options.FusedActivationFunction())
        one, other = operator.Inputs(0), operator.Inputs(1)
        return lambda values: activate(values[one] + values[other])

    def _pad(self, operator: tflite.Operator) -> Step:
        source = operator.Inputs(0)
        _, rows, columns, _ = self._constant(operator.Inputs(1)).int().tolist()
        return lambda values: F.pad(values[source], (*columns, *rows))


def _needed(graph: tflite.SubGraph, wanted: tuple[int, ...]) -> set[int]:
    needed = set(wanted)
    for index in reversed(range(graph.OperatorsLength())):
        operator = graph.Operators(index)
        if operator.Outputs(0) in needed:
            needed |= set(operator.InputsAsNumpy().tolist())
    return needed


def _activation(kind: int) -> Callable[[Tensor], Tensor]:
    known = {
        ActivationFunctionType.NONE: lambda x: x,
        ActivationFunctionType.RELU: F.relu,
        ActivationFunctionType.RELU6: F.relu6,
    }
    return known[kind]
