// Small helps; every page works without them.

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
