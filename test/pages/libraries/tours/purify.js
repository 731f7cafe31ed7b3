import createPurify from 'dompurify';

const DIRTY = [
  '<img src=x onerror=alert(1)>',
  '<p>hi<script>alert(1)</script><iframe src="//evil.example"></iframe></p>',
  '<svg><g/onload=alert(2)//<p>',
  '<math><mi//xlink:href="data:x,<script>alert(4)</script>">',
  '<a href="javascript:alert(1)" ping="/x">a</a><form><input name=attributes></form>',
  '<template><img src="/x/pic.gif?t=1"></template><table><tr><td>1',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
];

window.tour = async ({ note, root }) => {
  const purify = createPurify(window);
  purify.addHook('afterSanitizeAttributes', (node) => {
    if (node.hasAttribute?.('href')) node.setAttribute('rel', 'noopener');
  });
  for (const html of DIRTY) note(purify.sanitize(html), purify.removed.length);
  root.append(purify.sanitize(DIRTY.join(''), { RETURN_DOM_FRAGMENT: true }));
  root.insertAdjacentHTML(
    'beforeend',
    purify.sanitize('<b data-x="1">b</b><video src="/x/none.mp4" preload="none"></video>'),
  );
  note(purify.sanitize(root.cloneNode(true), { IN_PLACE: true }).outerHTML, purify.isSupported);
  const other = document.implementation.createHTMLDocument('');
  other.body.innerHTML = '<img src="/x/pic.gif?inert=1"><script src="/x/part.js?by=inert"></script>';
  note(other.body.innerHTML, new DOMParser().parseFromString('<img src="/x/pic.gif">', 'text/html').images[0].src);
};
