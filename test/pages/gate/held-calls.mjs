/** Sends each text to the sink, and remembers in `page.answers` what each call gave. */
export const send = (page, sink, texts) =>
  page.evaluate(
    (url, all) => {
      window.answers ??= [];
      for (const [id, body] of all)
        fetch(`${url}/held.json?id=${id}`, { method: 'POST', body: body ?? 'x' }).then(
          () => answers.push(id),
          (error) => answers.push(`${error.name} ${id}`),
        );
    },
    sink.url,
    texts,
  );

export const failed = (page) => page.evaluate(() => answers.filter((answer) => String(answer).startsWith('TypeError')));

export const dropped = (page) =>
  page.evaluate(
    () => assent.report().log.filter(({ what, action }) => what === 'held call' && action === 'dropped').length,
  );
