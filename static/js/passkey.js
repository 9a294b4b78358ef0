// Asks the device for a passkey: <form data-passkey="create|get|sign-in">.
//
// The question of the server stands in the JSON element that data-passkey-options names; signing in
// fetches it from the form's own address. Its place (data-passkey-place) is hidden until we know
// that the browser has passkeys; else what is marked data-passkey-missing is shown.

const toBytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), sign => sign.charCodeAt(0));

const toText = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const withBytes = list => (list || []).map(one => ({ ...one, id: toBytes(one.id) }));

async function create(options) {
  const asked = options.creation_options.publicKey;
  const key = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: toBytes(asked.challenge),
      user: { ...asked.user, id: toBytes(asked.user.id) },
      excludeCredentials: withBytes(asked.excludeCredentials),
      authenticatorSelection: {
        ...asked.authenticatorSelection,
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
    },
  });
  return answered(key, {
    clientDataJSON: toText(key.response.clientDataJSON),
    attestationObject: toText(key.response.attestationObject),
    transports: key.response.getTransports ? key.response.getTransports() : [],
  });
}

async function get(options) {
  const asked = options.request_options.publicKey;
  const key = await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: toBytes(asked.challenge),
      allowCredentials: withBytes(asked.allowCredentials),
    },
  });
  return answered(key, {
    clientDataJSON: toText(key.response.clientDataJSON),
    authenticatorData: toText(key.response.authenticatorData),
    signature: toText(key.response.signature),
    userHandle: key.response.userHandle ? toText(key.response.userHandle) : null,
  });
}

const answered = (key, response) => ({
  id: key.id,
  rawId: toText(key.rawId),
  type: key.type,
  authenticatorAttachment: key.authenticatorAttachment,
  clientExtensionResults: key.getClientExtensionResults(),
  response,
});

async function question(form) {
  const named = form.dataset.passkeyOptions;
  if (named) return JSON.parse(document.getElementById(named).textContent);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The portal answered ${answer.status}.`);
  return answer.json();
}

async function ask(event) {
  const form = event.currentTarget;
  event.preventDefault();
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    const options = await question(form);
    const credential = await (form.dataset.passkey === "create" ? create : get)(options);
    form.elements.credential.value = JSON.stringify(credential);
    const device = document.querySelector("input[name=device]:checked");
    if (device && form.elements.device) form.elements.device.value = device.value;
    form.submit();
  } catch {
    failed.hidden = false;
  }
}

const hasPasskeys = Boolean(window.PublicKeyCredential);
for (const place of document.querySelectorAll("[data-passkey-place]")) place.hidden = !hasPasskeys;
for (const words of document.querySelectorAll("[data-passkey-missing]")) words.hidden = hasPasskeys;
for (const form of document.querySelectorAll("form[data-passkey]")) form.addEventListener("submit", ask);
