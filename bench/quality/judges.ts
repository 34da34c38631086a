import { MEASURES, type MeasureName, measureFiles } from '../../engine/checkpoints/measures.ts';
import { sayBytes } from '../../engine/core/say-bytes.ts';
import { createClipDescriber, type DescribeClips } from './metrics/fvd.ts';
import { createLpips, type Lpips } from './metrics/lpips.ts';

/** The networks that judge pictures; null where one is not installed. */
export interface Judges {
  readonly lpips: Lpips | null;
  /** With VGG-16, fed as DisCo's script feeds it. */
  readonly lpipsPublished: Lpips | null;
  readonly describeClips: DescribeClips | null;
  /** A sentence for each that is missing: how to get it. */
  readonly missing: readonly string[];
}

/** @param home the folder where models lie */
export async function findJudges(home: string): Promise<Judges> {
  const [alex, vgg, i3d] = await Promise.all([
    measureFiles(home, 'lpips'),
    measureFiles(home, 'lpips-vgg'),
    measureFiles(home, 'fvd'),
  ]);
  const found = { lpips: alex, 'lpips-vgg': vgg, fvd: i3d };
  const missing = (Object.keys(found) as MeasureName[]).filter((name) => found[name] === null);
  return {
    lpips: alex && createLpips({ trunk: 'alex', files: alex, black: -1 }),
    // The script forgets to stretch 0…1 to −1…1.
    lpipsPublished: vgg && createLpips({ trunk: 'vgg', files: vgg, black: 0 }),
    describeClips: i3d && createClipDescriber(i3d),
    missing: missing.map(sayHow),
  };
}

function sayHow(name: MeasureName): string {
  const { title, files } = MEASURES[name];
  const size = sayBytes(files.reduce((sum, { bytes }) => sum + bytes, 0));
  return `${title}: “npm run models -- pull ${name}” fetches it (${size}).`;
}
