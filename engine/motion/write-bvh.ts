import type { Bvh, BvhJoint } from './bvh.ts';

/** The same file again: `parseBvh(writeBvh(bvh))` equals `bvh` to 1e-5 of its unit. */
export function writeBvh({ joints, frameSeconds, frames }: Bvh): string {
  const roots = joints.flatMap((joint, i) => (joint.parent === null ? [i] : []));
  const lines = ['HIERARCHY', ...roots.flatMap((root) => jointLines(joints, root, 0)), 'MOTION'];
  lines.push(`Frames: ${frames.length}`, `Frame Time: ${number(frameSeconds, 8)}`);
  for (const frame of frames) lines.push(Array.from(frame, (value) => number(value, 6)).join(' '));
  return `${lines.join('\n')}\n`;
}

function jointLines(joints: readonly BvhJoint[], index: number, depth: number): string[] {
  const { name, parent, offset, channels, end } = joints[index]!;
  const pad = '\t'.repeat(depth);
  const point = (at: readonly number[]) => at.map((value) => number(value, 6)).join(' ');
  const children = joints.flatMap((joint, i) => (joint.parent === index ? [i] : []));
  return [
    `${pad}${parent === null ? 'ROOT' : 'JOINT'} ${name}`,
    `${pad}{`,
    `${pad}\tOFFSET ${point(offset)}`,
    `${pad}\tCHANNELS ${[channels.length, ...channels].join(' ')}`,
    ...children.flatMap((child) => jointLines(joints, child, depth + 1)),
    ...(end === null
      ? []
      : [`${pad}\tEnd Site`, `${pad}\t{`, `${pad}\t\tOFFSET ${point(end)}`, `${pad}\t}`]),
    `${pad}}`,
  ];
}

function number(value: number, digits: number): string {
  return value.toFixed(digits);
}
