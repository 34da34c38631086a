import type { NetworkWidths } from '../../engine/networks/widths.ts';

/** The networks that both sides know. */
export const MEASURED = [
  'denoising-unet',
  'reference-net',
  'pose-guider',
  'clip-vision',
  'vae-encoder',
  'vae-decoder',
  'taesd-decoder',
] as const;

export type MeasuredNetwork = (typeof MEASURED)[number];

/** One call to measure; both sides read it as a line of JSON (training/bench_networks.py). */
export interface CallRequest {
  readonly network: MeasuredNetwork;
  readonly widths: NetworkWidths;
  readonly frames: number;
  /** Size of the latent. */
  readonly height: number;
  readonly width: number;
  /** With classifier-free guidance: an unconditional and a conditional row. */
  readonly guided: boolean;
  readonly threads: number;
}

/** What a side answers. */
export interface CallAnswer {
  readonly ms: number;
  /** Time that all its threads were computing. */
  readonly cpu_ms: number;
  /** Most memory that its process held during the call. */
  readonly peak_mb: number;
  /** Work of the call as the public pipeline does it, in 10⁹ operations; PyTorch's side counts it. */
  readonly gflop?: number;
  /** How PyTorch lays out memory. */
  readonly format?: string;
}
