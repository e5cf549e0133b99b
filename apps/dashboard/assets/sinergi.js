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
