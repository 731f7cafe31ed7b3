/** The policy of the gate's tests: two purposes, a service for each way out, all at the sink's host. */
export const gatePolicy = (sink, more = {}) => ({
  id: 'gate',
  version: '1',
  languages: ['en'],
  controller: { name: 'Gate Ltd' },
  trigger: false,
  purposes: [
    { id: 'necessary', necessity: 'required', title: 'Necessary' },
    { id: 'analytics', title: 'Analytics' },
    { id: 'marketing', title: 'Marketing' },
  ],
  services: [
    {
      id: 'tracker',
      purpose: 'analytics',
      name: 'Tracker',
      hosts: [new URL(sink.url).host],
      cookies: ['trk_*'],
      storage: ['trk_*'],
    },
    { id: 'pixel', purpose: 'marketing', name: 'Pixel', hosts: [`${new URL(sink.url).host}/pixel`] },
  ],
  ...more,
});

/** A page under the guard; `guard` is the script's file, `opener` whether the page has a link of its own to the settings. */
export const gatePage = (
  policy,
  body,
  { guard = 'assent.js', head = '', opener = true } = {},
) => `<!doctype html><html lang="en"><head>
<meta charset="utf-8"><title>gate</title>
<script>window.ran = []; window.errors = []; addEventListener('error', (e) => errors.push(String(e.message)));</script>
<script type="application/json" id="assent-policy">${JSON.stringify(policy)}</script>
<script src="/dist/${guard}"></script>${head}</head>
<body>${opener ? '<a href="#" data-assent-open="settings">Cookie settings</a>' : ''}${body}</body></html>`;
