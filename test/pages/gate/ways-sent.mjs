/** What leaves as a navigation: forms, pings, and what is loaded into a frame by its name. */
const navigated = (ext, make, more) => ({ ext, later: false, part: 'navigation', make, ...more });
/** In a frame of another site: what test tools run in the page itself counts as the visitor's act. */
const sent = (ext, make, more) => navigated(ext, make, { alone: true, ...more });

export const SENT = {
  formSubmit: sent('html', (url) => {
    const f = document.createElement('form');
    f.action = url;
    f.method = 'post';
    const t = document.createElement('iframe');
    f.target = t.name = `f${Math.random()}`;
    document.body.append(t);
    document.body.append(f);
    f.submit();
  }),
  formRequestSubmit: sent('html', (url) => {
    const f = document.createElement('form');
    f.action = url;
    const t = document.createElement('iframe');
    f.target = t.name = `f${Math.random()}`;
    document.body.append(t);
    f.innerHTML = new URL(url).search.replace(/[?&](\w+)=([^&]*)/g, '<input name="$1" value="$2">');
    document.body.append(f);
    f.requestSubmit();
  }),
  formAction: sent('html', (url) => {
    const f = document.createElement('form');
    f.method = 'post';
    const t = document.createElement('iframe');
    f.target = t.name = `f${Math.random()}`;
    document.body.append(t);
    f.innerHTML = `<input name="action"><button formaction="${url}">x</button>`;
    document.body.append(f);
    f.querySelector('button').click();
  }),
  openInFrame: navigated('html', (url) => {
    const f = document.createElement('iframe');
    f.name = `f${Math.random()}`;
    document.body.append(f);
    window.open(url, f.name);
  }),
  linkIntoFrame: navigated('html', (url) => {
    const f = document.createElement('iframe');
    const a = document.createElement('a');
    a.target = f.name = `f${Math.random()}`;
    a.href = url;
    document.body.append(f, a);
    a.click();
  }),
  linkInNoPage: navigated('html', (url) => {
    const f = document.createElement('iframe');
    const a = document.createElement('a');
    a.target = f.name = `f${Math.random()}`;
    a.href = url;
    document.body.append(f);
    a.click();
  }),
  ping: sent(
    'json',
    (url) => {
      const a = document.body.appendChild(document.createElement('a'));
      a.href = '#ping';
      a.ping = url;
      a.click();
    },
    { absent: ['firefox'] },
  ),
};
