import { danceCanvas, danceHue } from './dance-tile.js';
import { element } from './element.js';
import { label, word } from './words.js';

/** An empty message of the bot. */
export function botMessage() {
  const message = element('li', 'message bot', element('div', 'bubble'));
  return label(message, word('message-from-bot'));
}

/** Three dots while an answer is on its way. */
export function thinkingMessage() {
  const dots = element('div', 'bubble dots', element('i'), element('i'), element('i'));
  return label(element('li', 'message bot thinking', dots), word('sending'));
}

/** What the visitor said: a photo, a dance, or a few words. */
export function userMessage({ photo = null, dance = null, text = '' }) {
  const bubble = element('div', 'bubble');
  if (photo) bubble.append(photoOf(photo));
  if (dance && !photo) {
    const tile = element('div', 'danced', danceCanvas(dance));
    tile.style.setProperty('--hue', danceHue(dance));
    bubble.append(tile);
  }
  if (text) bubble.append(element('p', '', text));
  const message = element('li', `message user${photo || dance ? ' pictured' : ''}`, bubble);
  return label(message, word('message-from-you'));
}

/** Some browsers cannot show HEIC: then it is named instead. */
function photoOf(photo) {
  const picture = element('img', 'photo');
  picture.alt = word('your-photo');
  picture.src = URL.createObjectURL(photo);
  picture.addEventListener('load', () => URL.revokeObjectURL(picture.src), { once: true });
  picture.addEventListener('error', () =>
    picture.replaceWith(element('p', '', photo.name ?? picture.alt)),
  );
  return picture;
}
