/** The live panel: what the sink has received since this page opened, and what the backend has logged. */
(() => {
  const EVERY = 1000;
  const { services, purposes, texts } = JSON.parse(document.getElementById('demo-page').textContent);
  const panel = document.getElementById('panel');
  const part = (name) => document.getElementById(`panel-${name}`);
  let since = Number(panel.dataset.since);
  let shown = '';

  const node = (tag, className, ...children) => {
    const el = document.createElement(tag);
    if (className) el.className = className;
    el.append(...children);
    return el;
  };

  const countRow = ([id, name], counts) => {
    const count = counts[id] ?? 0;
    const row = node('li', count ? 'some' : '', node('span', '', name), node('strong', '', String(count)));
    row.dataset.service = id;
    return row;
  };

  const decisionRow = (decision) => {
    const chips = Object.entries(decision.choices ?? {}).map(([id, granted]) =>
      node('span', granted ? 'yes' : 'no', `${granted ? '✓' : '✕'} ${purposes[id] ?? services[id] ?? id}`),
    );
    const time = node(
      'time',
      '',
      new Date(decision.at ?? decision.receivedAt).toLocaleTimeString(document.documentElement.lang),
    );
    return node(
      'li',
      '',
      node(
        'span',
        'meta',
        time,
        ` · ${decision.source} · ${decision.policy?.version ?? decision.policyVersion ?? ''} · ${decision.language ?? ''}`,
      ),
      node('span', 'chips', ...chips),
    );
  };

  const draw = ({ counts, latest, decisions }) => {
    const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
    part('total').textContent = String(total);
    panel.classList.toggle('sending', total > 0);
    part('counts').replaceChildren(...Object.entries(services).map((entry) => countRow(entry, counts)));
    part('latest').replaceChildren(
      ...latest
        .toReversed()
        .map((e) => node('li', '', node('b', '', e.method), ` ${e.path}`, node('small', '', ` ${e.bytes} B`))),
    );
    part('decisions').replaceChildren(
      ...(decisions.length ? decisions.map(decisionRow) : [node('li', 'none', texts.noneYet)]),
    );
  };

  const look = async () => {
    if (document.visibilityState === 'hidden') return;
    try {
      const answer = await fetch(`/demo/live?since=${since}`);
      const text = await answer.text();
      if (text === shown) return;
      shown = text;
      draw(JSON.parse(text));
    } catch (error) {
      shown = '';
      part('total').textContent = '–';
      part('latest').replaceChildren(node('li', 'none', `${texts.down}: ${error.message}`));
    }
  };

  part('clear').addEventListener('click', async () => {
    const { last } = await (await fetch(`/demo/live?since=${since}`)).json();
    since = last;
    shown = '';
    await look();
  });
  look();
  setInterval(look, EVERY);
  addEventListener('assent-change', () => setTimeout(look, 150));
  document.addEventListener('visibilitychange', look);
})();
