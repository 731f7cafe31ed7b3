/** Ways that no script can close, with the engines where they are open; the README says why, and what covers them. */
const open = (ext, make) => ({ ext, later: false, part: 'none', open: ['chromium', 'firefox', 'webkit'], make });

export const OPEN = {
  styleThenLayout: {
    ext: 'gif',
    later: true,
    part: 'css',
    open: ['chromium'],
    make: (url) => {
      const d = document.body.appendChild(document.createElement('div'));
      d.textContent = 'x';
      d.style.backgroundImage = `url(${url})`;
      d.getBoundingClientRect();
    },
  },

  dynamicImport: open('js', (url) => import(url).catch(() => 0)),
  blobWorker: open('json', (url) => {
    new Worker(URL.createObjectURL(new Blob([`fetch('${url}')`])));
  }),
  sandboxedCode: open('json', (url) => {
    const f = document.createElement('iframe');
    f.sandbox = 'allow-scripts';
    f.srcdoc = `<script>fetch('${url}')</script>`;
    document.body.append(f);
  }),
};
