import htmx from 'htmx.org';

window.tour = async ({ note, root, until }) => {
  for (const name of ['htmx:before:request', 'htmx:after:request', 'htmx:before:swap', 'htmx:after:swap', 'htmx:error'])
    document.body.addEventListener(name, () => note(name));
  root.innerHTML = `
    <button id="get" hx-get="/x/fragment.html" hx-target="#target" hx-swap="innerHTML">get</button>
    <form id="form" hx-post="/x/posted.html" hx-swap="outerHTML"><input name="a" value="1"></form>
    <button id="missing" hx-get="/x/missing" hx-target="#target">missing</button>
    <div id="lazy" hx-get="/x/posted.html" hx-trigger="later"></div>
    <div id="target"></div>`;
  htmx.process(root);
  root.querySelector('#get').click();
  await until(() => log.some((line) => line.includes('by=fragment')));
  root.querySelector('#form').requestSubmit();
  await until(() => root.querySelector('.posted'));
  htmx.trigger('#lazy', 'later');
  await until(() => root.querySelector('#lazy .posted'));
  await htmx.ajax('GET', '/x/posted.html', { target: '#target', swap: 'beforeend' });
  await until(() => root.querySelector('#target .posted'));
  root.querySelector('#missing').click();
  await until(() => log.filter((line) => line === '["htmx:after:request"]').length >= 5);
};
