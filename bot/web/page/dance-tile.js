import { showFigure } from './dance-figure.js';
import { element } from './element.js';

/** A dance on the menu: a button that dances. */
export function danceTile({ dance, label, description = '' }) {
  const note = description && description !== label ? element('small', '', description) : null;
  const tile = element('button', 'dance', danceCanvas(dance), element('span', 'name', label), note);
  tile.type = 'button';
  tile.style.setProperty('--hue', danceHue(dance));
  tile.dataset.dance = dance;
  return tile;
}

export function danceCanvas(dance) {
  const canvas = element('canvas');
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.setProperty('--hue', danceHue(dance));
  if (dance !== null) showFigure(canvas, dance);
  return canvas;
}

/** Each dance has a colour of its own, the same everywhere. */
export function danceHue(dance) {
  let hash = 7;
  for (const letter of dance ?? '') hash = (hash * 31 + letter.charCodeAt(0)) % 3600;
  return String((hash * 137) % 360);
}
