import { element, icon, iconButton } from './element.js';
import { label, word } from './words.js';

/** The clip as it loops, silent until asked: browsers play no sound by themselves. */
export function clipPlayer({ url, width, height }) {
  const video = element('video');
  Object.assign(video, { src: url, width, height, loop: true, muted: true, playsInline: true });
  label(video, word('clip'));
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still) video.preload = 'metadata';
  else video.autoplay = true;
  const play = iconButton('pause', () => toggle(video));
  const sound = iconButton('sound-off', () => {
    video.muted = !video.muted;
  });
  video.addEventListener('click', () => toggle(video));
  const player = element('div', 'player', video, element('div', 'controls', play, sound));
  const update = () => {
    sign(play, video.paused ? 'play' : 'pause');
    sign(sound, video.muted ? 'sound-off' : 'sound-on', video.muted ? 'sound-on' : 'sound-off');
    player.classList.toggle('paused', video.paused);
  };
  for (const event of ['play', 'pause', 'volumechange']) video.addEventListener(event, update);
  update();
  return player;
}

/** A clip that could not be fetched is fetched once more. */
function toggle(video) {
  if (video.error) video.load();
  if (video.paused) video.play().catch(() => undefined);
  else video.pause();
}

/** The sign shows how it is (sound) or what it does (play); the label says what it does. */
function sign(button, name, does = name) {
  button.replaceChildren(icon(name));
  label(button, word(does));
}
