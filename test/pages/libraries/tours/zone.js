import 'zone.js';

window.tour = async ({ note, root, other, until }) => {
  const tour = Zone.current.fork({
    name: 'tour',
    onScheduleTask: (delegate, _current, target, task) => {
      if (task.type !== 'microTask') note('schedule', task.type, task.source);
      return delegate.scheduleTask(target, task);
    },
    onInvokeTask: (delegate, _current, target, task, self, args) => {
      if (task.type !== 'microTask') note('invoke', task.type, task.source);
      return delegate.invokeTask(target, task, self, args);
    },
    onHandleError: (_delegate, _current, _target, error) => {
      note('handled', error.message);
      return false;
    },
  });
  const inZone = (name, work) =>
    tour.run(async () => {
      note('start', name);
      await work();
      note('end', name, Zone.current.name);
    });
  await inZone('fetch', async () => note(await (await fetch('/x/echo?zone=1')).json()));
  await inZone('fetch that fails', () => fetch('http://127.0.0.1:1/x').catch((error) => note(error.name)));
  await inZone('aborted fetch', () => {
    const controller = new AbortController();
    const asked = fetch('/x/slow', { signal: controller.signal }).catch((error) => note(error.name));
    controller.abort();
    return asked;
  });
  const send = (url) =>
    new Promise((done) => {
      const xhr = new XMLHttpRequest();
      xhr.onload = xhr.onerror = ({ type }) => done(note('xhr', type, xhr.status, xhr.readyState, Zone.current.name));
      xhr.open('POST', url);
      xhr.send('x');
    });
  await inZone('xhr', () => send('/x/echo'));
  await inZone('far xhr', () => send(`${other}/x/echo`));
  await inZone('timer', () => new Promise((done) => setTimeout(done, 1)));
  await inZone('frame', () => new Promise((done) => requestAnimationFrame(done)));
  await inZone(
    'error',
    () =>
      void setTimeout(() => {
        throw new Error('planned');
      }),
  );
  await until(() => log.includes('["handled","planned"]'));
  const button = root.appendChild(document.createElement('button'));
  await inZone('events', () => {
    const once = () => note('once', Zone.current.name);
    button.addEventListener('click', once, { once: true });
    button.onclick = () => note('onclick', Zone.current.name);
  });
  button.click();
  button.click();
  await inZone(
    'mutations',
    () =>
      new Promise((done) => {
        new MutationObserver((records, observer) => {
          observer.disconnect();
          done(note('mutation', records.length, Zone.current.name));
        }).observe(root, { childList: true });
        root.append('text');
      }),
  );
  await inZone(
    'image',
    () =>
      new Promise((done) => {
        const image = root.appendChild(new Image());
        image.onload = () => done(note('loaded', Zone.current.name));
        image.src = '/x/pic.gif?zone=1';
      }),
  );
  await inZone(
    'script',
    () =>
      new Promise((done) => {
        const script = document.createElement('script');
        script.addEventListener('load', () => done(note('script', Zone.current.name)));
        script.src = '/x/part.js?by=zone';
        root.append(script);
      }),
  );
  await inZone(
    'database',
    () =>
      new Promise((done) => {
        const request = indexedDB.open('tour', 1);
        request.onsuccess = () => done(request.result.close(), note('opened', Zone.current.name));
      }),
  );
  note(typeof fetch.name, WebSocket.OPEN, new XMLHttpRequest().UNSENT);
};
