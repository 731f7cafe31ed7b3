/** No library (the gate's own names and Lit's aside): what code finds that asks the platform whether it is the platform. */
const LOOKED_AT = {
  window: [window, 'fetch WebSocket EventSource Worker SharedWorker addEventListener'],
  document: [Document.prototype, 'cookie write writeln'],
  element: [
    Element.prototype,
    'setAttribute setAttributeNS setAttributeNode innerHTML outerHTML insertAdjacentHTML attachShadow',
  ],
  script: [HTMLScriptElement.prototype, 'src'],
  image: [HTMLImageElement.prototype, 'src srcset'],
  node: [Node.prototype, 'textContent nodeValue appendChild'],
  storage: [Storage.prototype, 'setItem'],
  database: [IDBFactory.prototype, 'open'],
  xhr: [XMLHttpRequest.prototype, 'open send'],
  navigator: [Navigator.prototype, 'sendBeacon'],
  function: [Function.prototype, 'toString'],
};

window.tour = async ({ note }) => {
  for (const [name, [target, members]] of Object.entries(LOOKED_AT)) {
    for (const member of members.split(' ')) {
      const property = Object.getOwnPropertyDescriptor(target, member);
      const { value, get, set, ...flags } = property ?? {};
      const shape = [value, get, set].map(
        (fn) => fn && [String(fn), Object.hasOwn(fn, 'toString'), fn.name, fn.length],
      );
      note(name, member, shape, flags);
    }
    note(
      name,
      Object.getOwnPropertyNames(target)
        .filter((key) => !/^(assent|lit|reactive)/.test(key))
        .sort()
        .join(),
    );
  }
  note(
    Object.keys(WebSocket),
    WebSocket.OPEN,
    new WebSocket('ws://127.0.0.1:1').constructor === WebSocket,
    `${class {}}`,
  );
};
