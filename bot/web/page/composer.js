import { showFigure } from './dance-figure.js';
import { danceHue } from './dance-tile.js';

/** All ways to hand in a photo: pick, take, drop, paste. */
export function startComposer({ onPhoto }) {
  const find = (id) => document.getElementById(id);
  let dance = null;
  const choose = (chosen) => {
    dance = chosen;
    showChosen(find('chosen'), chosen);
    if (chosen) find('pick').focus();
  };
  const take = (files) => {
    // What no picture is, the server says in words.
    const photo = [...files].find(isPicture) ?? files[0];
    if (!photo) return;
    onPhoto(photo, dance);
    choose(null);
  };
  find('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    find('file').click();
  });
  for (const id of ['pick', 'drop-zone'])
    find(id).addEventListener('click', () => find('file').click());
  find('camera').addEventListener('click', () => find('shot').click());
  find('chosen')
    .querySelector('button')
    .addEventListener('click', () => choose(null));
  for (const id of ['file', 'shot']) {
    find(id).addEventListener('change', ({ target }) => {
      take(target.files);
      target.value = '';
    });
  }
  addEventListener('paste', ({ clipboardData }) => take(clipboardData?.files ?? []));
  takeDrops(find('drop-veil'), take);
  return { choose };
}

/** Some systems name no type for HEIC; what it really is, the server looks at. */
function isPicture({ type, name }) {
  return type.startsWith('image/') || /\.(heic|heif|jpe?g|png|webp)$/i.test(name);
}

function takeDrops(veil, take) {
  const show = (shown) => veil.classList.toggle('shown', shown);
  const hasFiles = ({ dataTransfer }) => dataTransfer?.types.includes('Files') ?? false;
  addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    show(true);
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) show(false);
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    show(false);
    take(event.dataTransfer?.files ?? []);
  });
}

function showChosen(chip, dance) {
  chip.hidden = dance === null;
  if (dance === null) return;
  chip.querySelector('span').textContent = dance.name;
  const canvas = chip.querySelector('canvas').cloneNode();
  canvas.style.setProperty('--hue', danceHue(dance.id));
  chip.querySelector('canvas').replaceWith(canvas);
  showFigure(canvas, dance.id);
}
