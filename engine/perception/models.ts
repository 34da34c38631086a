import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createLiteRt, type LiteRtModel } from '../runtime/litert.ts';
import { loadOpenCv, type OpenCv } from '../runtime/opencv.ts';

/** The networks that see people, and OpenCV. Each is read and compiled when first asked for. */
export interface PerceptionModels {
  /** MediaPipe's person detector: `[1,224,224,3]` in -1..1 to boxes `[2254,12]`, scores `[2254]`. */
  detector(): Promise<LiteRtModel>;
  /** BlazePose full: `[1,256,256,3]` in 0..1 to landmarks `[39,5]`, presence, mask logits, heat maps. */
  body(): Promise<LiteRtModel>;
  /** MediaPipe Hands full: `[1,224,224,3]` in 0..1 to landmarks `[21,3]`, presence, handedness. */
  hand(): Promise<LiteRtModel>;
  /** MediaPipe Face Mesh: `[1,192,192,3]` in 0..1 to landmarks `[468,3]`, presence logit. */
  face(): Promise<LiteRtModel>;
  openCv(): Promise<{ readonly cv: OpenCv }>;
}

/** Starts the runtime. The networks come from Google's npm packages (Apache-2.0). */
export async function loadPerceptionModels(): Promise<PerceptionModels> {
  const runtime = await createLiteRt();
  const network = (file: ModelFile) => once(async () => runtime.compile(await read(file)));
  return {
    detector: network(DETECTOR),
    body: network(BODY_NETWORK),
    hand: network(HAND),
    face: network(FACE),
    openCv: once(loadOpenCv),
  };
}

interface ModelFile {
  readonly file: string;
  /** Where the network lies in a file of several. */
  readonly bytes?: readonly [from: number, to: number];
}

const BODY_NETWORK: ModelFile = { file: '@mediapipe/pose/pose_landmark_full.tflite' };
const HAND: ModelFile = { file: '@mediapipe/hands/hand_landmark_full.tflite' };
/** This package of one asset is nothing but the detector's .tflite. */
const DETECTOR: ModelFile = { file: '@mediapipe/pose/pose_solution_packed_assets.data' };
/** The range is listed in face_mesh_solution_packed_assets_loader.js beside it. */
const FACE: ModelFile = {
  file: '@mediapipe/face_mesh/face_mesh_solution_packed_assets.data',
  bytes: [2495952, 3737848],
};

async function read({ file, bytes }: ModelFile): Promise<Uint8Array> {
  const handle = await open(createRequire(import.meta.url).resolve(file));
  try {
    if (!bytes) return await handle.readFile();
    const part = new Uint8Array(bytes[1] - bytes[0]);
    await handle.read(part, 0, part.length, bytes[0]);
    return part;
  } finally {
    await handle.close();
  }
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
