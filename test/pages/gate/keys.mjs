/** Ways to keep a key: each tries to write `name`, which belongs to a service. */
export const KEYS = {
  cookie: (name) => {
    document.cookie = `${name}=1`;
  },
  cookieStore: (name) => cookieStore.set(name, '1'),
  setItem: (name) => localStorage.setItem(name, '1'),
  sessionItem: (name) => sessionStorage.setItem(name, '1'),
  indexedDB: (name) =>
    new Promise((done) => {
      const request = indexedDB.open(name);
      request.onsuccess = request.onerror = done;
    }),
  caches: (name) => caches.open(name).catch(() => 0),
  property: (name) => {
    localStorage[name] = '1';
  },
  sessionProperty: (name) => {
    sessionStorage[name] = '1';
  },
  defineProperty: (name) => Object.defineProperty(localStorage, name, { value: '1' }),
  frameCookie: (name) => {
    document.body.appendChild(document.createElement('iframe')).contentDocument.cookie = `${name}=1`;
  },
  frameStorage: (name) => {
    document.body.appendChild(document.createElement('iframe')).contentWindow.localStorage[name] = '1';
  },
  frameSetter: (name) => {
    const { contentWindow } = document.body.appendChild(document.createElement('iframe'));
    Object.getOwnPropertyDescriptor(contentWindow.Document.prototype, 'cookie').set.call(document, `${name}=1`);
  },
};
/** Those that `assent.js` holds without a part. */
export const BASE_KEYS = ['cookie', 'cookieStore', 'setItem', 'sessionItem', 'indexedDB', 'caches'];
