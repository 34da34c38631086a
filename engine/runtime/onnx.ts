import { env, InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';

/** Where a network runs. */
export type ExecutionProvider = 'cpu' | 'webgpu' | 'cuda' | 'tensorrt' | 'coreml' | 'dml';

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

/** A network that is ready to run. */
export interface OnnxSession {
  /**
   * Computes the outputs; blocks this process until it is done. Inputs and outputs are float32, and
   * their shapes are the graph's. What it does not read may be fed as well. Throws when an input is
   * missing or of another size.
   */
  run(feeds: Readonly<Record<string, Float32Array>>): Promise<Record<string, Float32Array>>;
  /** Frees its memory. */
  close(): Promise<void>;
}

/** Version of the installed ONNX Runtime. */
export const runtimeVersion: string = env.versions.node ?? env.versions.common;

/** The providers that the installed runtime can start, the CPU always among them. */
export function installedProviders(): readonly ExecutionProvider[] {
  return listSupportedBackends().map(({ name }) => name as ExecutionProvider);
}

/** Loads the bytes of an .onnx file. Throws the runtime's own error when the graph is not one. */
export async function openSession(
  graph: Uint8Array,
  options: SessionOptions,
): Promise<OnnxSession> {
  const session = await InferenceSession.create(graph, nativeOptions(options));
  const inputs = session.inputMetadata.filter((input) => input.isTensor);
  return {
    async run(feeds) {
      const tensors = inputs.map((input) => [input.name, toTensor(input, feeds[input.name])]);
      const results = await session.run(Object.fromEntries(tensors));
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [name, tensor.data as Float32Array]),
      );
    },
    close: () => session.release(),
  };
}

function nativeOptions(options: SessionOptions): InferenceSession.SessionOptions {
  const session: Record<string, string> = {};
  if (options.weightsFolder) {
    session.model_external_initializers_file_folder_path = options.weightsFolder;
  }
  if (options.strict) session.disable_cpu_ep_fallback = '1';
  return {
    executionProviders: [options.provider],
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

function toTensor(
  { name, shape }: InferenceSession.TensorValueMetadata,
  values: Float32Array | undefined,
): Tensor {
  const sizes = shape as readonly number[];
  const count = sizes.reduce((product, size) => product * size, 1);
  if (values?.length !== count) {
    throw new Error(
      `${name} takes ${count} values [${sizes}], and got ${values?.length ?? 'none'}`,
    );
  }
  return new Tensor('float32', values, sizes);
}
