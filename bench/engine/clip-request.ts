import type { ExecutionProvider } from '../../engine/runtime/onnx.ts';

/** One clip by networks, as both sides are told of it (training/bench_clip.py). */
export interface ClipRequest {
  /** Of a model. */
  readonly model: string;
  /** Folder that `writeInputs` filled. */
  readonly inputs: string;
  /** The engine's. */
  readonly provider: ExecutionProvider;
  readonly seed: number;
  /** The engine runs the whole network in every so many steps; PyTorch in each. */
  readonly cacheInterval: number;
  /** Where the frames go as bytes, RGB. */
  readonly out: string;
}

/** What a side answers of the clip that it made. */
export interface ClipAnswer {
  readonly seconds: ClipSeconds;
  /** Within an operation. */
  readonly threads: number;
  /** Most memory that its process held, files that are mapped into it among it. */
  readonly peak_mb: number;
}

interface ClipSeconds {
  /** Weights into memory, before anything is computed; the engine does it when it opens a network. */
  readonly load: number;
  /** All that is computed of the photo; the public pipeline guides by all poses here as well. */
  readonly photo: number;
  readonly denoise: number;
  /** Each step behind the first, which opens networks or warms them up. */
  readonly steps: readonly number[];
  readonly decode: number;
}
