import 'core-js-bundle';

window.tour = async ({ note, root, until }) => {
  const order = [];
  setTimeout(() => order.push('timer'));
  queueMicrotask(() => order.push('microtask'));
  Promise.resolve().then(() => order.push('promise'));
  setImmediate(() => order.push('immediate'));
  await until(() => order.length === 4);
  note(order.slice(0, 2), order.slice(2).sort());
  const url = new URL('../a?b=1#c', location.href);
  url.searchParams.append('d', 'é ');
  note(url.pathname, url.search, [...new URLSearchParams('a=1&a=2').getAll('a')], URL.canParse('x:'));
  const said = await (await fetch('/x/echo', { method: 'POST', body: new URLSearchParams({ a: 'b' }) })).json();
  note(
    said,
    structuredClone(new Map([[1, { a: new Date(0) }]]))
      .get(1)
      .a.getTime(),
  );
  note(
    Object.getOwnPropertyNames(new DOMException('m', 'AbortError')),
    [3, 1].toSorted(),
    Object.groupBy([1, 2, 3], (n) => n % 2),
  );
  for (const list of [root.childNodes, document.querySelectorAll('#root')]) note([...list].length, typeof list.forEach);
  root.innerHTML = '<img alt="" src="/x/pic.gif?core=1" onload="note(\'image\')">';
  await until(() => log.includes('["image"]'));
  await Promise.allSettled([fetch('http://127.0.0.1:1/x'), Promise.try(() => JSON.parse('{'))]).then((all) =>
    note(all.map(({ status, reason }) => [status, reason.name])),
  );
};
