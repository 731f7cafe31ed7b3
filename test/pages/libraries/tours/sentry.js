import * as Sentry from '@sentry/browser';

const events = [];
Sentry.init({
  dsn: 'http://key@127.0.0.1:1/1',
  tunnel: '/x/tunnel',
  sendClientReports: false,
  // Sessions and spans are sent when it suits them.
  integrations: (all) => all.filter(({ name }) => name !== 'BrowserSession'),
  beforeSend: (event) => {
    events.push(event);
    return event;
  },
});

window.tour = async ({ note, root, other, until }) => {
  await fetch('/x/echo?sentry=1');
  await fetch('/x/missing');
  await fetch('http://127.0.0.1:1/x').catch((error) => note(error.name));
  await new Promise((done) => {
    const xhr = new XMLHttpRequest();
    xhr.open('POST', `${other}/x/echo`);
    xhr.addEventListener('loadend', () => done(note('loadend', xhr.status)));
    xhr.send('x');
  });
  const button = root.appendChild(document.createElement('button'));
  button.id = 'press';
  button.addEventListener('click', () => note('clicked'));
  button.addEventListener('click', { handleEvent: () => note('handled') }, { once: true });
  button.click();
  console.warn('said');
  history.replaceState(null, '', '?state=1');
  history.replaceState(null, '', location.pathname);
  Sentry.captureMessage('message');
  Sentry.captureException(new TypeError('planned'));
  setTimeout(() => {
    throw new RangeError('thrown late');
  });
  await until(() => events.length === 3);
  await Sentry.flush(2000);
  for (const { message, exception, breadcrumbs, level } of events) {
    const crumbs = (breadcrumbs ?? []).map(({ category, type, message: text, data }) =>
      [category, type, text, data?.method, data?.url?.replace(/^http:.*?\/x/, '/x'), data?.status_code, data?.to].join(
        ' ',
      ),
    );
    note(
      message,
      exception?.values.map(({ type, value, mechanism }) => [type, value, mechanism?.type]),
      level,
      crumbs,
    );
  }
};
