import { registerRoute } from 'workbox-routing';
import { CacheFirst, NetworkOnly } from 'workbox-strategies';

registerRoute(({ url }) => url.pathname === '/x/cached.json', new CacheFirst({ cacheName: 'tour' }));
registerRoute(({ url }) => url.pathname === '/x/echo', new NetworkOnly());
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('message', ({ data, ports }) => ports[0]?.postMessage(`${data.type} PONG`));
