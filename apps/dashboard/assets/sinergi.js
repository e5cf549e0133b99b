// Small helps; every page works without them.

/* Record pages: the slider tells its step while it moves, and leads there when it is let go. */
for (const form of document.querySelectorAll('form[data-slider]')) {
  const [range, told] = [form.elements.revision, form.querySelector('output')];
  let waiting;
  range.addEventListener('input', () => {
    const step = document.getElementById(`r${range.value}`);
    const words = step && `: ${step.querySelector('h3').textContent}, ${step.querySelector('time').textContent}`;
    const place = told.dataset.words.replace('{n}', +range.value + 1).replace('{of}', told.dataset.of);
    told.textContent = place + (words ?? '');
    range.setAttribute('aria-valuetext', told.textContent);
  });
  range.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => form.requestSubmit(), 400);
  });
}

// Says when there is something new.
{
  const { models, ask, changed, reload } = document.body.dataset;
  const line = document.querySelector('.changed');
  const { saveData, effectiveType = '' } = navigator.connection ?? {};
  const wait = saveData || effectiveType.endsWith('2g') ? 300_000 : 30_000;
  let asked = Date.now();
  const look = async () => {
    if (document.hidden) return;
    asked = Date.now();
    try {
      const answer = await fetch(ask);
      if (answer.status === 401) return clearInterval(timer);
      if (!answer.ok || (await answer.json()).models === models) return;
      clearInterval(timer);
      const link = document.createElement('a');
      link.href = location.pathname + location.search;
      link.textContent = reload;
      line.append(`${changed} `, link);
    } catch {
      // The line is down; asked again later.
    }
  };
  const timer = line && setInterval(look, wait);
  if (line) document.addEventListener('visibilitychange', () => Date.now() - asked < wait || look());
}
