import { clipPlayer } from './clip-player.js';
import { danceCanvas, danceHue } from './dance-tile.js';
import { element } from './element.js';

/**
 * What there is to see of a job: the mannequin while it waits, the newest frame or a first version while
 * it renders, the clip at the end.
 */
export function renderMedia(media, reply, before) {
  const { job, clip, previewUrl } = reply;
  const open = job?.state === 'queued' || job?.state === 'rendering';
  media.hidden = !clip && !open;
  if (media.hidden) return media.replaceChildren();
  shape(media.closest('.message'), clip ?? job);
  const player = playerOf(reply);
  if (player) {
    if (player.url !== playerOf(before)?.url) media.replaceChildren(clipPlayer(player));
    return undefined;
  }
  if (!media.querySelector('.waits')) media.replaceChildren(waiting(job));
  if (previewUrl && previewUrl !== before?.previewUrl) showFrame(media, previewUrl);
  return undefined;
}

function playerOf(reply) {
  const { job, clip, draftUrl } = reply ?? {};
  return clip ?? (draftUrl ? { url: draftUrl, width: job.width, height: job.height } : null);
}

/** The whole message is as wide as its picture. */
function shape(message, { width, height }) {
  message.style.setProperty('--width', String(width));
  message.style.setProperty('--height', String(height));
}

function waiting({ dance }) {
  const tile = element('div', 'waits', danceCanvas(dance));
  tile.style.setProperty('--hue', danceHue(dance));
  return tile;
}

/** A frame replaces the one before it only once it is there; one that is gone already is let be. */
function showFrame(media, url) {
  const frame = element('img', 'frame');
  frame.alt = '';
  frame.addEventListener('load', () => {
    if (!media.querySelector('.waits')) return;
    for (const old of media.querySelectorAll('.frame')) old.remove();
    media.append(frame);
  });
  frame.src = url;
}
