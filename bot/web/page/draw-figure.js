/** Indices of `assets/previews/make.ts`. */
const HEAD = 0;
const NOSE = 1;
const SHOULDERS = [2, 3];
const ELBOWS = [4, 5];
const WRISTS = [6, 7];
const FINGERS = [8, 9];
const HIPS = [10, 11];
const KNEES = [12, 13];
const ANKLES = [14, 15];
const TOES = [16, 17];
/** Units of 5 mm: a dancer with raised arms, and the room that dances take sideways. */
const HEIGHT = 440;
const WIDTH = 360;

/** A rounded mannequin in one pose: limbs from the farthest to the nearest, each with a rim of air. */
export function drawFigure(ctx, pose, { width, height, hue, plain, dark }) {
  const scale = Math.min(width / WIDTH, height / HEIGHT);
  const at = (index) => [pose[index * 3], pose[index * 3 + 1], pose[index * 3 + 2]];
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.clearRect(0, 0, width, height);
  ctx.setTransform(scale, 0, 0, scale, width / 2, height - 26 * scale);
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  const colours = coloursOf(hue, { plain, dark });
  drawShadow(ctx, at, colours);
  for (const part of partsOf(at, colours).sort((a, b) => b.depth - a.depth)) part.draw(ctx);
}

function coloursOf(hue, { plain, dark }) {
  return {
    shirt: `hsl(${hue} 84% ${dark ? 64 : 58}%)`,
    sleeve: `hsl(${hue} 78% ${dark ? 58 : 52}%)`,
    trousers: dark ? `hsl(${hue + 215} 38% 66%)` : `hsl(${hue + 215} 42% 30%)`,
    skin: dark ? '#f0c9ac' : '#e9b490',
    hair: dark ? '#5b4038' : '#3b2a2a',
    shoe: dark ? '#fff' : '#2a2230',
    shadow: dark ? 'rgb(0 0 0 / 35%)' : `hsl(${hue} 40% 30% / 16%)`,
    rim: plain ? null : dark ? `hsl(${hue} 34% 22%)` : `hsl(${hue} 85% 93%)`,
  };
}

function drawShadow(ctx, at, { shadow }) {
  const feet = ANKLES.map((ankle) => at(ankle)[0]);
  const middle = (feet[0] + feet[1]) / 2;
  ctx.fillStyle = shadow;
  ctx.beginPath();
  ctx.ellipse(middle, 4, 46 + Math.abs(feet[0] - feet[1]) / 2, 11, 0, 0, 2 * Math.PI);
  ctx.fill();
}

function partsOf(at, colours) {
  const limb = (indices, width, colour) => limbOf(indices.map(at), { width, colour, colours });
  const sides = [0, 1].flatMap((side) => [
    limb([ANKLES[side], TOES[side]], 21, colours.shoe),
    limb([HIPS[side], KNEES[side], ANKLES[side]], 31, colours.trousers),
    limb([ELBOWS[side], WRISTS[side], FINGERS[side]], 18, colours.skin),
    limb([SHOULDERS[side], ELBOWS[side]], 25, colours.sleeve),
  ]);
  return [...sides, torsoOf(at, colours), headOf(at, colours)];
}

function limbOf(points, { width, colour, colours }) {
  const depth = points.reduce((sum, [, , z]) => sum + z, 0) / points.length;
  return {
    depth,
    draw(ctx) {
      ctx.beginPath();
      points.forEach(([x, y], i) => {
        if (i === 0) ctx.moveTo(x, y);
        else ctx.lineTo(x, y);
      });
      if (colours.rim !== null) stroke(ctx, width + 7, colours.rim);
      stroke(ctx, width, colour);
    },
  };
}

/** Nearer than its own joints say: what hangs at its sides is behind its edge. */
function torsoOf(at, { shirt, trousers }) {
  const [left, right] = SHOULDERS.map(at);
  const [leftHip, rightHip] = HIPS.map(at);
  return {
    depth: (left[2] + right[2]) / 2 - 4,
    draw(ctx) {
      fillPath(ctx, [mix(left, leftHip, 0.75), leftHip, rightHip, mix(right, rightHip, 0.75)], {
        width: 26,
        colour: trousers,
      });
      const inset = (a, b) => mix(a, b, 0.12);
      const corners = [inset(left, right), mix(left, leftHip, 0.86), mix(right, rightHip, 0.86)];
      fillPath(ctx, [...corners, inset(right, left)], { width: 30, colour: shirt });
    },
  };
}

function headOf(at, { skin, hair, rim }) {
  const [x, y, z] = at(HEAD);
  const [noseX] = at(NOSE);
  const neck = mix(...SHOULDERS.map(at), 0.5);
  const turn = Math.max(-1, Math.min(1, (noseX - x) / 24));
  const tilt = Math.atan2(x - neck[0], neck[1] - y);
  return {
    depth: z - 12,
    draw(ctx) {
      ctx.beginPath();
      ctx.moveTo(neck[0], neck[1] - 4);
      ctx.lineTo(x, y);
      stroke(ctx, 20, skin);
      ctx.save();
      ctx.translate(x, y - 4);
      ctx.rotate(tilt);
      if (rim !== null) oval(ctx, [0, 0], [26, 31], rim);
      oval(ctx, [0, -2], [23, 28], hair);
      oval(ctx, [turn * 7, 4], [19, 22.5], skin);
      ctx.restore();
    },
  };
}

function stroke(ctx, width, colour) {
  ctx.lineWidth = width;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

function fillPath(ctx, points, { width, colour }) {
  ctx.beginPath();
  for (const [x, y] of points) ctx.lineTo(x, y);
  ctx.closePath();
  ctx.fillStyle = colour;
  ctx.fill();
  stroke(ctx, width, colour);
}

function oval(ctx, [x, y], [across, down], colour) {
  ctx.beginPath();
  ctx.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
}

function mix(a, b, share) {
  return a.map((value, i) => value + (b[i] - value) * share);
}
