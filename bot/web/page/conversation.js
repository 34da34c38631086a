import { announce } from './announce.js';
import { AskError, ask } from './api.js';
import { followEnd } from './follow-end.js';
import { botMessage, thinkingMessage, userMessage } from './message.js';
import { dropOldPhotos, dropPhoto, findPhoto, forgetPhotos, keepPhoto } from './photo-shelf.js';
import { renderReply } from './render-reply.js';
import { danceName, word } from './words.js';

const ENDED = ['done', 'failed', 'cancelled'];

/** The list of messages. A job has one message, changed in place as the job goes on. */
export function startConversation({ list, scroller }) {
  const ofJobs = new Map();
  const end = followEnd(scroller, list);
  dropOldPhotos();

  const append = (message) => {
    document.getElementById('welcome').hidden = true;
    list.append(message);
    end.goThere();
    return message;
  };
  const place = (reply) => {
    const id = reply.job?.id;
    const known = id && ofJobs.get(id);
    if (known) return known;
    const shown = { message: append(botMessage()), reply: null, photo: null };
    if (id) ofJobs.set(id, shown);
    return shown;
  };
  const drop = (id) => {
    ofJobs.get(id)?.message.remove();
    ofJobs.delete(id);
    dropPhoto(id);
  };

  /** @param from what the visitor did to get it: its photo goes on with the job */
  const show = (reply, from = {}) => {
    if (reply.remove && reply.job) {
      announce(reply, null);
      drop(reply.job.id);
      return null;
    }
    const shown = place(reply);
    if (isOver(shown.reply) && reply.job && !ENDED.includes(reply.job.state)) return shown;
    shown.photo ??= from.photo ?? null;
    if (shown.photo && reply.job && shown.reply === null) keepPhoto(reply.job.id, shown.photo);
    const act = (button) => press({ button, shown });
    renderReply(shown.message, { reply, before: shown.reply, act });
    announce(reply, shown.reply);
    shown.reply = reply;
    return shown;
  };

  const send = async (fields, { from = {}, silent = false } = {}) => {
    const thinking = append(thinkingMessage());
    try {
      const reply = await ask(fields);
      return { shown: silent ? null : show(reply, from) };
    } catch (error) {
      const code = error instanceof AskError ? error.code : 'went-wrong';
      show({ ...NOTHING, text: [word(code)] });
      return null;
    } finally {
      thinking.remove();
    }
  };

  const dance = async (photo, chosen) => {
    append(userMessage({ photo, dance: chosen?.id, text: chosen?.name }));
    await askForDance(photo, chosen);
  };
  const askForDance = async (photo, chosen) => {
    const answer = await send({ kind: 'dance', photo, dance: chosen?.id }, { from: { photo } });
    if (answer?.shown) answer.shown.waiting = { photo, chosen };
  };

  /** A button of a message. The server may have the photo of an ended job no more: it goes along. */
  const press = async ({ button, shown }) => {
    const [name, id] = button.action.split(':');
    const { waiting } = shown;
    if (name === 'pick') append(userMessage({ dance: button.dance, text: button.label }));
    shown.message.inert = true;
    const photo = shown.photo ?? (id === undefined ? null : await findPhoto(id));
    const fields = { kind: 'action', action: button.action };
    if (name === 'again' || name === 'other') fields.photo = photo;
    const silent = name === 'agree' && waiting !== undefined;
    const answer = await send(fields, { from: { photo }, silent });
    shown.message.inert = false;
    if (answer === null) return;
    if (name === 'pick' || name === 'agree') shown.message.classList.add('answered');
    if (silent) await askForDance(waiting.photo, waiting.chosen);
    if (name === 'erase') await forget(answer.shown.message);
  };

  const forget = async (last) => {
    await forgetPhotos();
    list.replaceChildren(...(last ? [last] : []));
    ofJobs.clear();
  };

  return {
    show,
    dance,
    isEmpty: () => list.childElementCount === 0,
    async ask(fields, text) {
      append(userMessage({ text }));
      await send(fields);
    },
    async erase() {
      const answer = await send({ kind: 'privacy', erase: 'yes' });
      if (answer) await forget(answer.shown.message);
    },
    /** What the server knows of, on opening the page and after each lost connection. */
    restore(replies) {
      for (const reply of replies) {
        if (!ofJobs.has(reply.job.id)) {
          const { id, dance: danced } = reply.job;
          const mine = append(userMessage({ dance: danced, text: danceName(danced) }));
          findPhoto(id).then((photo) => {
            if (photo)
              mine.replaceWith(userMessage({ photo, dance: danced, text: danceName(danced) }));
          });
        }
        show(reply);
      }
    },
  };
}

function isOver(reply) {
  return ENDED.includes(reply?.job?.state);
}

const NOTHING = {
  text: [],
  buttons: [],
  choices: [],
  clip: null,
  previewUrl: null,
  job: null,
  remove: false,
};
