import { InferenceSession, listSupportedBackends, Tensor } from 'onnxruntime-node';

/** Where a network runs. */
export type ExecutionProvider = 'cpu' | 'webgpu' | 'cuda' | 'tensorrt' | 'coreml' | 'dml';

export type TensorData = Float32Array | Uint16Array | BigInt64Array;

/** A tensor in memory; float16 is held as its 16 bits. */
export interface HostTensor {
  readonly dtype: 'float32' | 'float16' | 'int64';
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export interface SessionOptions {
  readonly provider: ExecutionProvider;
  /** The folder whose files hold the weights that the graph refers to. */
  readonly weightsFolder?: string;
  /** Threads within an operation. Default: one for each core. */
  readonly threads?: number;
  /** Fail rather than let the CPU do what the provider cannot. Default false. */
  readonly strict?: boolean;
  /** Folder and prefix to write a profile of the run to; it is written when the session closes. */
  readonly profilePath?: string;
}

/** A network that is ready to run. `run` blocks this process until it is done. */
export interface OnnxSession {
  run(feeds: Readonly<Record<string, HostTensor>>): Promise<Record<string, HostTensor>>;
  /** Frees its memory. */
  close(): Promise<void>;
}

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
  return {
    async run(feeds) {
      const native = Object.entries(feeds).map(([name, tensor]) => [name, nativeTensor(tensor)]);
      const results = await session.run(Object.fromEntries(native));
      return Object.fromEntries(
        Object.entries(results).map(([name, tensor]) => [name, hostTensor(tensor as Tensor)]),
      );
    },
    async close() {
      if (options.profilePath) session.endProfiling();
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
    executionProviders: [options.provider],
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3,
    ...(options.threads ? { intraOpNumThreads: options.threads } : {}),
    ...(options.profilePath
      ? { enableProfiling: true, profileFilePrefix: options.profilePath }
      : {}),
    extra: { session },
  };
}

function nativeTensor({ dtype, shape, data }: HostTensor): Tensor {
  return new Tensor(dtype, data as never, [...shape]);
}

function hostTensor(tensor: Tensor): HostTensor {
  return {
    dtype: tensor.type as HostTensor['dtype'],
    shape: tensor.dims,
    data: tensor.data as TensorData,
  };
}
