/**
 * The visitor's own photos, kept in their own browser for a day: the server drops a photo when its
 * job has ended, and yet one can dance again or another dance.
 */
const KEEP_MS = 24 * 3600 * 1000;

/** Does nothing where the browser keeps nothing, as in private windows. */
export async function keepPhoto(jobId, photo) {
  await onShelf('readwrite', (shelf) => shelf.put({ photo, keptAt: Date.now() }, jobId));
}

export async function findPhoto(jobId) {
  const kept = await onShelf('readonly', (shelf) => shelf.get(jobId));
  return kept && kept.keptAt > Date.now() - KEEP_MS ? kept.photo : null;
}

export async function dropPhoto(jobId) {
  await onShelf('readwrite', (shelf) => shelf.delete(jobId));
}

export async function forgetPhotos() {
  await onShelf('readwrite', (shelf) => shelf.clear());
}

/** Takes what is older than a day off the shelf. */
export async function dropOldPhotos() {
  const old = Date.now() - KEEP_MS;
  const ids = (await onShelf('readonly', (shelf) => shelf.getAllKeys())) ?? [];
  for (const id of ids) {
    const kept = await onShelf('readonly', (shelf) => shelf.get(id));
    if (kept && kept.keptAt < old) await dropPhoto(id);
  }
}

async function onShelf(mode, act) {
  try {
    const database = await answerOf(openDatabase());
    const answer = await answerOf(act(database.transaction('photos', mode).objectStore('photos')));
    database.close();
    return answer;
  } catch {
    return null;
  }
}

function openDatabase() {
  const opening = indexedDB.open('anydance', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('photos');
  return opening;
}

function answerOf(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
