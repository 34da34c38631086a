import { env, InferenceSession, Tensor } from 'onnxruntime-node';

/** Where a network can run. */
export const EXECUTION_PROVIDERS = ['cpu', 'webgpu', 'cuda', 'tensorrt', 'coreml', 'dml'] as const;
export type ExecutionProvider = (typeof EXECUTION_PROVIDERS)[number];

export interface SessionOptions {
  readonly provider: ExecutionProvider;
  /** The folder whose files hold the weights that the graph refers to. */
  readonly weightsFolder?: string;
  /** Weight files that are in memory, by the names that the graph gives them. */
  readonly weights?: readonly { readonly file: string; readonly data: Uint8Array }[];
  /** Threads within an operation. Default: one for each core. */
  readonly threads?: number;
  /**
   * Keep memory for the next run instead of giving it back. 6 % less time where a network runs again
   * and again; up to twice the memory where its tensors differ much in size. Default false.
   */
  readonly arena?: boolean | undefined;
  /** Fail rather than let the CPU do what the provider cannot. Default false. */
  readonly strict?: boolean;
}

/** Values that lie on a device already, to be fed to sessions of the provider that put them there. */
interface DeviceTensor {
  /** How many values. */
  readonly length: number;
  /** The runtime's own handle. */
  readonly handle: Tensor;
}

/** What an input is fed: its values, float32, or where they lie. */
export type Feed = Float32Array | DeviceTensor;

/** A network that is ready to run. */
export interface OnnxSession {
  /**
   * Computes the outputs; blocks this process until it is done. Inputs and outputs are float32, and
   * their shapes are the graph's. What it does not read may be fed as well. Throws when an input is
   * missing or of another size.
   */
  run(feeds: Readonly<Record<string, Feed>>): Promise<Record<string, Float32Array>>;
  /** Frees its memory. */
  close(): Promise<void>;
}

/** Version of the installed ONNX Runtime. */
export const runtimeVersion: string = env.versions.node ?? env.versions.common;

/** Loads the bytes of an .onnx file. Throws the runtime's own error when the graph is not one. */
export async function openSession(
  graph: Uint8Array,
  options: SessionOptions,
): Promise<OnnxSession> {
  const session = await InferenceSession.create(graph, nativeOptions(options));
  return {
    async run(feeds) {
      const results = await session.run(toTensors(session, feeds));
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]),
      );
    },
    close: () => session.release(),
  };
}

/** Tensors that stay on a device until they are released, by name. */
export interface DeviceTensors {
  readonly tensors: Readonly<Record<string, DeviceTensor>>;
  /** No session may be fed one of them any more. */
  release(): Promise<void>;
}

/**
 * Runs a graph once and leaves its outputs on the device. Of the providers here only WebGPU can: the
 * Node binding answers from all others to the memory of this process.
 */
export async function runOnDevice(
  graph: Uint8Array,
  feeds: Readonly<Record<string, Float32Array>>,
): Promise<DeviceTensors> {
  const session = await InferenceSession.create(graph, {
    ...nativeOptions({ provider: 'webgpu', strict: true }),
    preferredOutputLocation: 'gpu-buffer',
  });
  const results = Object.entries(await session.run(toTensors(session, feeds)));
  return {
    tensors: Object.fromEntries(
      results.map(([name, handle]) => [name, { length: handle.size, handle }]),
    ),
    async release() {
      // In this order: the memory belongs to the session, and to free it afterwards ends the process.
      for (const [, tensor] of results) tensor.dispose();
      await session.release();
    },
  };
}

function nativeOptions(options: SessionOptions): InferenceSession.SessionOptions {
  const session: Record<string, string> = {};
  if (options.weightsFolder) {
    session.model_external_initializers_file_folder_path = options.weightsFolder;
  }
  if (options.strict) session.disable_cpu_ep_fallback = '1';
  return {
    executionProviders: providersFor(options.provider),
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    enableCpuMemArena: options.arena ?? false,
    // Beside the arena it would hold the whole plan once more from the second run on.
    enableMemPattern: false,
    ...(options.threads ? { intraOpNumThreads: options.threads } : {}),
    ...(options.weights && {
      externalData: options.weights.map(({ file, data }) => ({ path: file, data })),
    }),
    extra: { session },
  };
}

/** What TensorRT cannot do, CUDA does, and not the CPU. */
function providersFor(provider: ExecutionProvider): readonly ExecutionProvider[] {
  return provider === 'tensorrt' ? ['tensorrt', 'cuda'] : [provider];
}

function toTensors(
  session: InferenceSession,
  feeds: Readonly<Record<string, Feed>>,
): Record<string, Tensor> {
  const inputs = session.inputMetadata.filter((input) => input.isTensor);
  return Object.fromEntries(
    inputs.map((input) => [input.name, toTensor(input, feeds[input.name])]),
  );
}

function toTensor(
  { name, shape }: InferenceSession.TensorValueMetadata,
  values: Feed | undefined,
): Tensor {
  const sizes = shape as readonly number[];
  const count = sizes.reduce((product, size) => product * size, 1);
  if (values?.length !== count) {
    throw new Error(
      `${name} takes ${count} values [${sizes}], and got ${values?.length ?? 'none'}`,
    );
  }
  if (values instanceof Float32Array) return new Tensor('float32', values, sizes);
  return Tensor.fromGpuBuffer(values.handle.gpuBuffer, { dims: sizes });
}
