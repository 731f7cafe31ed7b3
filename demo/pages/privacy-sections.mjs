import { esc } from './layout.mjs';
import { bases, labels, titles } from './privacy-labels.mjs';

/** A table that scrolls by itself on a narrow screen. Cells are HTML. */
const table = (name, heads, rows) =>
  `<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr>${heads.map((h) => `<th scope="col">${h}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table></div>`;
const list = (entries) => `<ul>${entries.map((entry) => `<li>${entry}</li>`).join('')}</ul>`;
const cards = (entries) =>
  entries
    .map(
      (rows) =>
        `<dl class="card">${rows
          .filter(([, v]) => v)
          .map(([k, v]) => `<dt>${k}</dt><dd>${v}</dd>`)
          .join('')}</dl>`,
    )
    .join('\n');

/**
 * The notice's sections in reading order, made from the policy.
 * @param {object} policy
 * @param {'en'|'ko'} lang
 * @returns {{id: string, title: string, body: string}[]}
 */
export function sections(policy, lang) {
  const l = labels[lang];
  const t = titles[lang];
  const say = (text) => esc(typeof text === 'string' ? text : text?.[lang]);
  const byId = (entries, id) => entries.find((entry) => entry.id === id);
  const items = (ids) => ids.map((id) => say(byId(policy.dataItems, id).name)).join(', ');
  const period = (id) => say(byId(policy.retention, id).period);
  const countries = new Intl.DisplayNames([lang], { type: 'region' });
  const country = (code) => (code ? esc(countries.of(code)) : '');
  const mail = (address) => `<a href="mailto:${esc(address)}">${esc(address)}</a>`;
  const web = (url) => `<a href="${esc(url)}" rel="noreferrer">${esc(url.replace(/^https?:\/\/(www\.)?/, ''))}</a>`;
  const contact = (c) =>
    [c.email && mail(c.email), esc(c.phone), c.url && web(c.url), say(c.address)].filter(Boolean).join('<br>');
  const channel = (c) =>
    c.kind === 'settings'
      ? `<a href="#settings" data-assent-open="settings">${l.panel}</a>`
      : c.kind === 'email'
        ? mail(c.value)
        : say(c.value);

  const collected = (c) => {
    const of = (necessity) => items(c.items.filter((i) => i.necessity === necessity).map((i) => i.item));
    return ['required', 'optional']
      .filter((n) => of(n))
      .map((n) => `<b>${l[n]}</b> ${of(n)}`)
      .join('<br>');
  };
  const key = (k) => (typeof k === 'string' ? { name: k } : k);
  const trackerRow = (s) => [
    say(s.name),
    `${say(s.operator)}${s.country ? `, ${country(s.country)}` : ''}`,
    say(byId(policy.purposes, [s.purpose].flat()[0]).title),
    say(s.description),
    [...s.cookies, ...s.storage]
      .map(key)
      .map((k) => `<code>${esc(k.name)}</code> ${say(k.duration)}`)
      .join('<br>'),
  ];

  const bodies = {
    purposes: `<p>${say(policy.changeRules.text)}</p>${table(
      t.purposes,
      [l.purpose, l.detail, l.basis, l.effect],
      policy.purposes.map((p) => [
        `${say(p.title)}<br><small>${l[p.necessity === 'required' ? 'required' : 'optional']}</small>`,
        say(p.description),
        bases[lang][p.legalBasis],
        say(p.refusalEffect),
      ]),
    )}`,
    items: `${table(
      t.items,
      [l.service, l.purpose, l.items, l.period],
      policy.collections.map((c) => [
        say(c.service),
        say(byId(policy.purposes, c.purpose).title),
        collected(c),
        [c.retention, ...(c.exceptions ?? [])].map(period).join('; '),
      ]),
    )}${list(policy.collectionNotes.map(say))}`,
    retention: table(
      t.retention,
      [l.record, l.period, l.law],
      policy.retention.map((r) => [say(r.recordKind), say(r.period), say(r.statute) || bases[lang][r.basis]]),
    ),
    third: `<p>${say(policy.thirdPartyProvision.principle)}</p>`,
    processors: `${table(
      t.processors,
      [l.processor, l.task],
      policy.processors.map((p) => [say(p.name), p.tasks.map(say).join('; ')]),
    )}<p>${say(policy.processorSupervision)}</p>${list(policy.processorSafeguards.map(say))}`,
    transfers: cards(
      policy.transfers.map((x) => [
        [l.recipient, say(x.recipient.name)],
        [l.country, x.countries.map(country).join(', ')],
        [l.items, items(x.items)],
        [l.when, `${say(x.when)}. ${say(x.how)}.`],
        [l.use, say(x.purpose)],
        [l.period, x.retention.map(period).join('; ')],
        [l.contact, contact(x.recipient.contact)],
        [l.officer, say(x.recipient.officer)],
        [l.basis, bases[lang][x.legalBasis]],
        [l.refusal, `${say(x.refusal.method)}. ${say(x.refusal.procedure)}.`],
        [l.effect, say(x.refusal.effect)],
      ]),
    ),
    rights: `${table(
      t.rights,
      [l.right, l.how, l.limits],
      policy.rights.map((r) => [
        `${say(r.title)}${r.description ? `<br><small>${say(r.description)}</small>` : ''}`,
        `${r.channels.map(channel).join(', ')}<br><small>${say(r.response)}</small>`,
        (r.limits ?? []).map((x) => `${say(x.text)} <small>(${say(x.citation)})</small>`).join('<br>'),
      ]),
    )}<p>${say(policy.rightsByAgent.text)} (${say(policy.rightsByAgent.form)})</p><p>${say(policy.identityCheck)}</p>`,
    children: `<p>${say(policy.children.text)} (${l.minAge}: ${policy.children.minAge})</p>`,
    destruction: `<p>${say(policy.destruction.trigger)} ${say(policy.destruction.separateStore)}</p>${list(policy.destruction.statutory.map((id) => `${say(byId(policy.retention, id).recordKind)}: ${period(id)}`))}<p>${say(policy.destruction.procedure)}</p>${list(policy.destruction.methods.map((m) => `${say(m.medium)}: ${say(m.method)}`))}`,
    security: ['administrative', 'technical', 'physical']
      .map((kind) => `<h3>${l[kind]}</h3>${list(policy.security[kind].map(say))}`)
      .join(''),
    cookies: `<p>${say(policy.trackers.explanation)} ${say(policy.trackers.purposeText)}</p>${table(t.cookies, [l.service, l.operator, l.purpose, l.detail, `${l.cookie}, ${l.stays}`], policy.services.map(trackerRow))}<p>${say(policy.trackers.refusal)}</p>${table(
      l.browser,
      [l.browser, l.path],
      policy.trackers.browserRefusal.map((b) => [
        `${esc(b.browser)}${b.platform === 'desktop' ? '' : ` (${{ ios: 'iOS', android: 'Android' }[b.platform]})`}`,
        say(b.path),
      ]),
    )}<p>${say(policy.trackers.refusalEffect)}</p>`,
    officer: cards([
      ...policy.officers.map((o) => [
        [l.officer, say(o.title)],
        [l.contact, contact(o)],
        [l.task, say(o.duties)],
      ]),
      ...policy.departments.map((d) => [
        [t.officer, say(d.name)],
        [l.officer, say(d.contact)],
        [l.contact, contact(d)],
        [l.task, say(d.text)],
      ]),
    ]),
    remedy: `<p>${say(policy.remedyText)}</p>${table(
      t.remedy,
      [l.body, l.phone, ''],
      policy.remedyBodies.map((b) => [say(b.name), `${esc(b.phone)} <small>(${say(b.phoneNote)})</small>`, web(b.url)]),
    ).replace('<th scope="col"></th>', `<th scope="col">${l.contact}</th>`)}`,
    changes: `<p>${say(policy.changeSummary)}</p>`,
  };
  return Object.entries(bodies).map(([id, body]) => ({ id: `s-${id}`, title: t[id], body }));
}
