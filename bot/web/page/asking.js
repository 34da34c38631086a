import { AskError, ask } from './api.js';
import { holdFocus } from './hold-focus.js';
import { thinkingMessage, userMessage } from './message.js';
import { findPhoto } from './photo-shelf.js';
import { word } from './words.js';

/**
 * What the visitor does, with the answers put into the conversation.
 * @param onChoose a dance without a photo; `onErase` everything, to be asked again;
 *   `onLanguage` another language was set
 */
export function startAsking(conversation, { onChoose, onErase, onLanguage }) {
  /** Null when there was no answer; `shown` is the message that it came into. */
  const send = async (fields, { from = {}, silent = false } = {}) => {
    const thinking = conversation.append(thinkingMessage());
    try {
      const reply = await ask(fields);
      return { shown: silent ? null : conversation.show(reply, from) };
    } catch (error) {
      const code = error instanceof AskError ? error.code : 'went-wrong';
      conversation.show({ ...NOTHING, text: [word(code)] });
      return null;
    } finally {
      thinking.remove();
    }
  };

  const askForDance = async ({ photo, chosen }) => {
    const answer = await send({ kind: 'dance', photo, dance: chosen?.id }, { from: { photo } });
    if (answer?.shown) answer.shown.waiting = { photo, chosen };
    return answer?.shown ?? null;
  };

  /** The server may have the photo of an ended job no more: it goes along. */
  const sendAction = async ({ name, about, button, shown }) => {
    const photo = shown.photo ?? (about === undefined ? null : await findPhoto(about));
    const fields = { kind: 'action', action: button.action };
    if (name === 'again' || name === 'other') fields.photo = photo;
    const silent = name === 'agree' && shown.waiting !== undefined;
    const into = name === 'set' || name === 'page' ? shown : undefined;
    const answer = await send(fields, { from: { photo, into }, silent });
    if (answer === null) return null;
    if (name === 'pick' || name === 'agree') shown.message.classList.add('answered');
    return silent ? askForDance(shown.waiting) : answer.shown;
  };

  return {
    async dance(photo, chosen) {
      const keepFocus = holdFocus();
      conversation.append(userMessage({ photo, dance: chosen?.id, text: chosen?.name }));
      const shown = await askForDance({ photo, chosen });
      if (shown) keepFocus(shown.message);
    },
    async ask(fields, text) {
      conversation.append(userMessage({ text }));
      await send(fields);
    },
    async erase() {
      const answer = await send({ kind: 'privacy', erase: 'yes' });
      if (answer) await conversation.forget(answer.shown.message);
    },
    /** A button of a message. */
    async press({ button, shown }) {
      const [name, about] = button.action.split(':');
      if (name === 'choose') return onChoose({ id: button.dance, name: button.label });
      if (name === 'erase') return onErase();
      if (shown.message.ariaBusy === 'true') return undefined;
      const keepFocus = holdFocus();
      if (name === 'pick') {
        conversation.append(userMessage({ dance: button.dance, text: button.label }));
      }
      shown.message.ariaBusy = 'true';
      const next = await sendAction({ name, about, button, shown });
      shown.message.ariaBusy = null;
      if (next) keepFocus(next.message);
      if (name === 'set' && about === 'language') onLanguage();
      return undefined;
    },
  };
}

const NOTHING = {
  text: [],
  buttons: [],
  choices: [],
  clip: null,
  previewUrl: null,
  draftUrl: null,
  job: null,
  remove: false,
};
