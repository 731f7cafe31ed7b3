import { Workbox } from 'workbox-window';

window.tour = async ({ note, until }) => {
  const workbox = new Workbox('/x/worker.js');
  for (const name of ['installed', 'waiting', 'controlling', 'activated', 'redundant'])
    workbox.addEventListener(name, ({ isUpdate }) => note(name, isUpdate));
  const registration = await workbox.register();
  await until(() => navigator.serviceWorker.controller);
  // A worker that claims its pages controls them a moment before it is active.
  await until(() => log.some((line) => line.startsWith('["activated"')));
  note(new URL(registration.scope).pathname, new URL((await workbox.active).scriptURL).pathname);
  note(await workbox.messageSW({ type: 'PING' }));
  note(await (await fetch('/x/cached.json')).json());
  await until(() => caches.match('/x/cached.json'));
  note(await (await fetch('/x/cached.json')).json());
  note(await (await fetch('/x/echo?through=worker')).json());
  note(await caches.keys(), Boolean(await caches.match('/x/cached.json')));
  note(await registration.unregister());
  for (const name of await caches.keys()) await caches.delete(name);
};
