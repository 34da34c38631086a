import { announce } from './announce.js';
import { followEnd } from './follow-end.js';
import { holdFocus } from './hold-focus.js';
import { botMessage, userMessage } from './message.js';
import { dropOldPhotos, dropPhoto, findPhoto, forgetPhotos, keepPhoto } from './photo-shelf.js';
import { renderReply } from './render-reply.js';
import { danceName } from './words.js';

const ENDED = ['done', 'failed', 'cancelled'];

/**
 * The list of messages. A job has one message, changed in place as the job goes on.
 * @param onPress a button of a message: `{ button, shown }`
 */
export function startConversation({ list, scroller, onPress }) {
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
    const keepFocus = holdFocus();
    ofJobs.get(id)?.message.remove();
    ofJobs.delete(id);
    dropPhoto(id);
    keepFocus(document.getElementById('pick'));
  };

  /**
   * @param from what the visitor did to get it: its photo goes on with the job; `into` is the
   *   message that it changes
   */
  const show = (reply, from = {}) => {
    if (reply.remove && reply.job) {
      announce(reply, null);
      drop(reply.job.id);
      return null;
    }
    const shown = from.into ?? place(reply);
    if (isOver(shown.reply) && reply.job && !isOver(reply)) return shown;
    shown.photo ??= from.photo ?? null;
    if (shown.photo && reply.job && shown.reply === null) keepPhoto(reply.job.id, shown.photo);
    const act = (button) => onPress({ button, shown });
    const keepFocus = holdFocus();
    renderReply(shown.message, { reply, before: shown.reply, act });
    keepFocus(shown.message);
    announce(reply, shown.reply);
    shown.reply = reply;
    return shown;
  };

  /** A job that this page has not seen yet, with the photo if it is still on the shelf. */
  const appendWish = ({ id, dance }) => {
    const wish = { dance, text: danceName(dance) };
    const mine = append(userMessage(wish));
    findPhoto(id).then((photo) => photo && mine.replaceWith(userMessage({ ...wish, photo })));
  };

  return {
    append,
    show,
    isEmpty: () => list.childElementCount === 0,
    /** All but the last message is gone. */
    async forget(last) {
      await forgetPhotos();
      list.replaceChildren(last);
      ofJobs.clear();
    },
    /** What the server knows of, on opening the page and after each lost connection. */
    restore(replies) {
      for (const video of list.querySelectorAll('video')) if (video.error) video.load();
      const known = new Set(replies.map(({ job }) => job.id));
      for (const [id, { reply }] of ofJobs) if (!known.has(id) && !isOver(reply)) drop(id);
      for (const reply of replies) {
        if (!ofJobs.has(reply.job.id)) appendWish(reply.job);
        show(reply);
      }
    },
  };
}

function isOver(reply) {
  return ENDED.includes(reply?.job?.state);
}
