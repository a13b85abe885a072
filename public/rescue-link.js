/*
 * Stands before the app and knows nothing of it: `#/rescue` opens the rescue page, also when the app does not start. And when a
 * part of the app cannot be fetched before anything is on the screen, it says so and shows the way.
 */
(() => {
  const go = () => {
    if (location.hash.split('?')[0] === '#/rescue') location.replace('/rescue.html');
  };
  go();
  addEventListener('hashchange', go);
  addEventListener(
    'error',
    (event) => {
      const root = document.getElementById('root');
      const failed = event.target instanceof HTMLScriptElement || event instanceof ErrorEvent;
      if (!failed || !root || root.childElementCount > 0) return;
      const say = document.createElement('main');
      const link = document.createElement('a');
      link.href = '/rescue.html';
      link.textContent = 'Redden wat op dit apparaat staat / Rescue what is on this device';
      say.append('De app start niet. Ververs de pagina. / The app does not start. Refresh the page. ', link);
      root.append(say);
    },
    true,
  );
})();
