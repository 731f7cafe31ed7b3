import axios from 'axios';

window.tour = async ({ note, other, until }) => {
  document.cookie = 'XSRF-TOKEN=tour; path=/';
  for (const adapter of ['xhr', 'fetch']) {
    const client = axios.create({ adapter, headers: { 'X-Tour': adapter } });
    client.interceptors.request.use((config) => Object.assign(config, { params: { ...config.params, seen: adapter } }));
    const say =
      (what) =>
      ({ status, data, headers }) =>
        note(what, status, data, headers['content-type']);
    const failed = (what) => (error) => note(what, error.name, error.code, error.message, error.response?.status);
    await client.get('/x/echo', { params: { a: 1 } }).then(say('get'));
    await client.post('/x/echo', { b: 2 }).then(say('post'));
    await client.put(`${other}/x/echo`, new URLSearchParams({ c: 3 })).then(say('far'));
    await client.get('/x/missing').then(say('found'), failed('missing'));
    await client.get('/x/slow', { timeout: 20 }).then(say('slow'), failed('slow'));
    const controller = new AbortController();
    const aborted = client.get('/x/slow', { signal: controller.signal }).then(say('aborted'), failed('aborted'));
    controller.abort();
    await aborted;
    await client.get('http://127.0.0.1:1/x/none').then(say('none'), failed('none'));
    const { data } = await client.get('/x/pic.gif', { responseType: 'arraybuffer' });
    note(data.byteLength);
    note(await Promise.all([1, 2, 3].map((n) => client.get(`/x/echo?n=${n}`).then((r) => r.data.query))));
  }
  // Streamed uploads, which the other adapter would use, need HTTP/2.
  let progress = 0;
  const { data } = await axios.post('/x/echo', 'x'.repeat(1000), { onUploadProgress: () => progress++ });
  note('up', progress > 0, data);
  document.cookie = 'XSRF-TOKEN=; max-age=0; path=/';
  await until(() => !document.cookie.includes('XSRF'));
};
