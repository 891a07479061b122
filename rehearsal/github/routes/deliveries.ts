import { notFound } from "../api-error.ts";
import { type Answer, type Call, ok, type Route, route } from "../call.ts";
import type { Delivery, Hook } from "../hook.ts";
import type { Webhooks } from "../webhooks.ts";
import { appOf } from "./apps.ts";

/** What the App's hook was sent, and a way to have it sent again: GitHub does not by itself. */
export function deliveryRoutes(webhooks: Webhooks): readonly Route[] {
  return [
    route("GET /app/hook/deliveries", listDeliveries),
    route("GET /app/hook/deliveries/{delivery_id}", getDelivery),
    route("POST /app/hook/deliveries/{delivery_id}/attempts", (call) => redeliver(call, webhooks)),
  ];
}

function hookOf(call: Call): Hook {
  const { hook } = appOf(call);
  if (hook === undefined) throw notFound();
  return hook;
}

/** Newest first; the cursor is the id to go on below. */
function listDeliveries(call: Call): Answer {
  const { query, url } = call;
  const cursor = Number(query.get("cursor") ?? Number.POSITIVE_INFINITY);
  const size = Math.min(Number(query.get("per_page") ?? 30) || 30, 100);
  const wanted = query.get("status");
  const isWanted = ({ status }: Delivery) => wanted === null || (wanted === "success") === (status === "OK");
  const older = hookOf(call)
    .deliveries.toReversed()
    .filter((one) => one.id < cursor && isWanted(one));
  const rows = older.slice(0, size);
  const last = rows.at(-1);
  if (last === undefined || older.length <= size) return ok(rows.map(renderDelivery));
  const next = new URL(url);
  next.searchParams.set("cursor", `${last.id}`);
  return { ...ok(rows.map(renderDelivery)), headers: { link: `<${next.href}>; rel="next"` } };
}

function findDelivery(call: Call): Delivery {
  const delivery = hookOf(call).deliveries.find(({ id }) => id === Number(call.params.delivery_id));
  if (delivery === undefined) throw notFound();
  return delivery;
}

function getDelivery(call: Call): Answer {
  const delivery = findDelivery(call);
  const { request, response } = delivery;
  return ok({ ...renderDelivery(delivery), url: hookOf(call).url, request, response });
}

function redeliver(call: Call, webhooks: Webhooks): Answer {
  const { event, guid, request } = findDelivery(call);
  webhooks.send(hookOf(call), { event, guid, payload: request.payload as Readonly<Record<string, unknown>> });
  return { status: 202, body: {} };
}

function renderDelivery(delivery: Delivery) {
  return {
    id: delivery.id,
    guid: delivery.guid,
    delivered_at: delivery.deliveredAt,
    redelivery: delivery.redelivery,
    duration: delivery.durationSeconds,
    status: delivery.status,
    status_code: delivery.statusCode,
    event: delivery.event,
    action: delivery.action,
    installation_id: delivery.installationId,
    repository_id: delivery.repositoryId,
  };
}
