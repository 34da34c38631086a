import { listen, openSession } from './api.js';
import { startAsking } from './asking.js';
import { startComposer } from './composer.js';
import { startConversation } from './conversation.js';
import { showFigure } from './dance-figure.js';
import { danceHue, danceTile } from './dance-tile.js';
import { sayAll, word } from './words.js';

const STAGE_DANCES = ['disco', 'pony-ride', 'kemusan', 'salsa', 'dab'];

const session = await openSession();
sayAll(session);
const find = (id) => document.getElementById(id);
const conversation = startConversation({
  list: find('conversation'),
  scroller: find('scroller'),
  onPress: (pressed) => asking.press(pressed),
});
const asking = startAsking(conversation, {
  onChoose: (dance) => composer.choose(dance),
  onErase: askBeforeErasing,
  onLanguage: async () => sayAll(await openSession()),
});
const composer = startComposer({ onPhoto: (photo, dance) => asking.dance(photo, dance) });

showFigure(find('logo'), 'disco', { plain: true });
startWelcome(session.dances);
startMenu();
listen({
  conversation(replies) {
    conversation.restore(replies);
    find('welcome').hidden = !conversation.isEmpty();
    document.body.dataset.ready = 'yes';
  },
  reply: (reply) => conversation.show(reply),
  connection(there) {
    find('offline').hidden = there;
    find('tagline').hidden = !there;
  },
});

function startWelcome(dances) {
  const ids = dances.map(({ id }) => id);
  const onStage = STAGE_DANCES.filter((id) => ids.includes(id));
  for (const id of onStage) {
    const canvas = document.createElement('canvas');
    canvas.style.setProperty('--hue', danceHue(id));
    find('stage').append(canvas);
    showFigure(canvas, id, { plain: true });
  }
  for (const dance of dances) find('all-dances').append(chooser(dance));
}

function chooser({ id, name }) {
  const tile = danceTile({ dance: id, label: name });
  tile.addEventListener('click', () => composer.choose({ id, name }));
  return tile;
}

function startMenu() {
  for (const button of document.querySelectorAll('[data-ask]')) {
    button.addEventListener('click', () => {
      find('more').hidePopover();
      asking.ask({ kind: button.dataset.ask }, word(button.dataset.ask));
    });
  }
  find('erase').addEventListener('click', () => {
    find('more').hidePopover();
    askBeforeErasing();
  });
  find('erase-dialog').addEventListener('close', ({ target }) => {
    if (target.returnValue === 'yes') asking.erase();
  });
}

function askBeforeErasing() {
  find('erase-dialog').returnValue = 'no';
  find('erase-dialog').showModal();
}
