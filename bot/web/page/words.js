let words = {};
let names = new Map();

/** Puts the words of the visitor's language wherever the page's HTML asks for them. */
export function sayAll(session) {
  words = session.words;
  names = new Map(session.dances.map(({ id, name }) => [id, name]));
  document.documentElement.lang = session.locale;
  for (const element of document.querySelectorAll('[data-word]'))
    element.textContent = word(element.dataset.word);
  for (const element of document.querySelectorAll('[data-label]'))
    label(element, word(element.dataset.label));
}

export function word(key) {
  return words[key] ?? key;
}

export function danceName(id) {
  return names.get(id) ?? id ?? '';
}

/** For those who hear the page, and on hovering. */
export function label(element, text) {
  element.setAttribute('aria-label', text);
  if (element.matches('button, a')) element.title = text;
  return element;
}
