import './no-fetch.js';
import { fetch, Headers, Request, Response } from 'whatwg-fetch';

window.tour = async ({ note, other }) => {
  note(window.fetch === fetch, fetch.polyfill);
  Object.assign(window, { fetch, Headers, Request, Response });
  const say = async (what, asked) =>
    asked.then(
      async (answer) => note(what, answer.status, answer.ok, answer.headers.get('content-type'), await answer.text()),
      (error) => note(what, error.name, error.message),
    );
  await say('get', window.fetch('/x/echo?poly=1', { headers: { 'X-Tour': 'poly' } }));
  await say('post', window.fetch('/x/echo', { method: 'POST', body: JSON.stringify({ a: 1 }), credentials: 'omit' }));
  await say('request', window.fetch(new Request('/x/echo', { method: 'PATCH', body: new FormData() })));
  await say('far', window.fetch(`${other}/x/echo`, { credentials: 'omit' }));
  await say('missing', window.fetch('/x/missing'));
  await say('none', window.fetch('http://127.0.0.1:1/x'));
  const controller = new AbortController();
  const aborted = say('aborted', window.fetch('/x/slow', { signal: controller.signal }));
  controller.abort();
  await aborted;
  note(new Response('x', { status: 201 }).clone().status, [...new Headers({ A: '1', b: '2' }).keys()]);
};
