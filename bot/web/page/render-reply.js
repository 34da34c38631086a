import { danceTile } from './dance-tile.js';
import { element, icon } from './element.js';
import { renderMedia } from './render-media.js';
import { word } from './words.js';

/**
 * Puts a reply into its message. What stays the same is left alone: a playing clip goes on, and
 * the focus stays where it is.
 */
export function renderReply(message, { reply, before, act }) {
  const bubble = message.firstElementChild;
  if (before === null) fillIn(bubble);
  const [media, text, progress, buttons, choices] = bubble.children;
  const state = reply.job?.state ?? 'none';
  message.dataset.state = state;
  if (reply.job) message.dataset.job = reply.job.id;
  const dances = reply.choices.some(({ dance }) => dance !== null);
  message.classList.toggle('wide', dances);
  choices.classList.toggle('plain', !dances);
  renderMedia(media, reply, before);
  if (!same(reply.text, before?.text)) text.replaceChildren(...reply.text.map(paragraph));
  renderProgress(progress, reply.job);
  if (!same(reply.choices, before?.choices)) {
    choices.replaceChildren(...reply.choices.map((choice) => choiceOf(choice, act)));
  }
  if (!same(reply.buttons, before?.buttons)) {
    const made = reply.buttons.map((button) => buttonOf(button, act));
    buttons.replaceChildren(...(reply.clip ? [downloadOf(reply)] : []), ...made);
  }
}

function fillIn(bubble) {
  const progress = element('div', 'progress', element('i'));
  progress.setAttribute('role', 'progressbar');
  progress.setAttribute('aria-label', word('progress'));
  bubble.append(element('div', 'media'), element('div', 'text'), progress);
  bubble.append(element('div', 'buttons'), element('div', 'dances'));
}

function renderProgress(bar, job) {
  const open = job?.state === 'queued' || job?.state === 'rendering';
  bar.hidden = !open;
  if (!open) return;
  const percent = job.fraction === null ? null : Math.round(job.fraction * 100);
  bar.classList.toggle('waiting', percent === null);
  bar.firstElementChild.style.setProperty('--done', String(job.fraction ?? 0));
  if (percent === null) bar.removeAttribute('aria-valuenow');
  else bar.setAttribute('aria-valuenow', String(percent));
}

function paragraph(text) {
  return element('p', '', text);
}

function choiceOf(choice, act) {
  if (choice.dance === null) return buttonOf({ ...choice, style: 'secondary' }, act);
  const tile = danceTile(choice);
  tile.addEventListener('click', () => act(choice));
  return tile;
}

function buttonOf(button, act) {
  const [name] = button.action.split(':');
  const sign = document.getElementById(`icon-${name}`) ? icon(name) : null;
  const made = element('button', `button ${button.style}`, sign, element('span', '', button.label));
  made.type = 'button';
  made.dataset.action = name;
  made.addEventListener('click', () => act(button));
  return made;
}

function downloadOf({ clip, job }) {
  const link = element(
    'a',
    'button primary',
    icon('download'),
    element('span', '', word('download')),
  );
  link.href = clip.url;
  link.download = `anydance-${job?.dance ?? 'clip'}.mp4`;
  return link;
}

function same(a, b) {
  return JSON.stringify(a) === JSON.stringify(b);
}
