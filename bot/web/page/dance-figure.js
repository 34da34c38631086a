import { drawFigure } from './draw-figure.js';

/** Everything that moves on the page, by one clock; what cannot be seen costs nothing. */
const figures = new Map();
const tracks = new Map();
const still = matchMedia('(prefers-reduced-motion: reduce)');
const dark = matchMedia('(prefers-color-scheme: dark)');
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    const figure = figures.get(target);
    if (figure) figure.visible = isIntersecting;
  }
  wake();
});
let running = false;
still.addEventListener('change', wake);
dark.addEventListener('change', wake);

/** Lets a figure dance on a canvas until the canvas leaves the page. */
export async function showFigure(canvas, dance, { plain = false } = {}) {
  const track = await loadTrack(dance);
  if (track === null) return;
  figures.set(canvas, { track, plain, visible: false });
  observer.observe(canvas);
}

function loadTrack(dance) {
  if (!tracks.has(dance)) {
    const loading = fetch(`/previews/${encodeURIComponent(dance)}.json`)
      .then((response) => (response.ok ? response.json() : null))
      .catch(() => null);
    tracks.set(dance, loading);
  }
  return tracks.get(dance);
}

function wake() {
  if (running) return;
  running = true;
  requestAnimationFrame(draw);
}

function draw(now) {
  let seen = false;
  for (const [canvas, figure] of figures) {
    if (!canvas.isConnected) forget(canvas);
    else if (figure.visible) {
      seen = true;
      paint(canvas, figure, now / 1000);
    }
  }
  running = seen && !still.matches;
  if (running) requestAnimationFrame(draw);
}

function forget(canvas) {
  figures.delete(canvas);
  observer.unobserve(canvas);
}

function paint(canvas, { track, plain }, time) {
  const size = fit(canvas);
  const at = still.matches ? track.seconds * 0.3 : time % track.seconds;
  const hue = Number(getComputedStyle(canvas).getPropertyValue('--hue')) || 345;
  drawFigure(canvas.getContext('2d'), poseAt(track, at), {
    ...size,
    hue,
    plain,
    dark: dark.matches,
  });
}

/** Its drawing is as fine as the screen. */
function fit(canvas) {
  const ratio = Math.min(2, devicePixelRatio || 1);
  const width = Math.round(canvas.clientWidth * ratio);
  const height = Math.round(canvas.clientHeight * ratio);
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  return { width, height };
}

/** Between two frames of the loop; the last goes over into the first. */
function poseAt({ frames, seconds }, at) {
  const exact = (at / seconds) * frames.length;
  const before = frames[Math.floor(exact) % frames.length];
  const after = frames[(Math.floor(exact) + 1) % frames.length];
  const share = exact - Math.floor(exact);
  return before.map((value, i) => value + (after[i] - value) * share);
}
