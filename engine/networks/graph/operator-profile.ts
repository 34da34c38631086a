/** For each role, the ways to write it down, best first. The last one needs only standard operators. */
export const OPERATOR_CHOICES = {
  /** SiLU: ONNX Runtime's fused operator (alpha 1), or x · sigmoid(x). */
  silu: ['QuickGelu', 'Sigmoid'],
  /** Attention over heads: fused, or matrix products around a softmax. */
  attention: ['MultiHeadAttention', 'MatMul'],
  /** Exact GELU: ONNX 20's operator, or by the error function. */
  gelu: ['Gelu', 'Erf'],
  /** GEGLU behind its linear layer: fused, or two linear layers, one of them through GELU. */
  geglu: ['BiasSplitGelu', 'Gelu'],
} as const;

export type OperatorRole = keyof typeof OPERATOR_CHOICES;

/** How one execution provider's graphs are written; see `probeOperators`. */
export type OperatorProfile = {
  readonly [Role in OperatorRole]: (typeof OPERATOR_CHOICES)[Role][number];
};
