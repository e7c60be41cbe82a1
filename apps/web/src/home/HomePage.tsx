import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import { Navigate } from "react-router";
import { Notices } from "../acts/lazy.tsx";
import type { HomeQuery } from "../gql/Home.ts";
import { HomeDocument } from "../gql/Home.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Loading } from "../ui/Loading.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { MyEnrolments, MyPartnerships } from "./MyMentoring.tsx";
import { OpenSchemes } from "./OpenSchemes.tsx";
import { TaskLines } from "./TaskLines.tsx";
import { useTask, useTaskTime } from "./useTask.ts";

const StaffSchemes = lazy(async () => ({
  default: (await import("./StaffSchemes.tsx")).StaffSchemes,
}));

type Me = NonNullable<HomeQuery["me"]>;

/** The first page: what waits for the reader, and where everything of theirs stands. */
export function HomePage() {
  const { data, error } = useQuery(HomeDocument);
  if (!data) return <Unready error={error} />;
  if (!data.me) return <Navigate to="/sign-in" replace />;
  return <Home me={data.me} />;
}

function Home({ me }: { me: Me }) {
  const { t } = useLingui();
  const { name } = me.person;
  const [first, ...rest] = me.tasks.filter((task) => !ofScheme(task));
  const scheme = me.tasks.find(ofScheme)?.schemeId;
  return (
    <Page
      title={t`What now?`}
      lede={
        <>
          <Trans>Hello, {name}.</Trans> <Waiting me={me} />
        </>
      }
    >
      {first && <First task={first} />}
      {rest.length > 0 && (
        <Section title={t`Then`}>
          <TaskLines tasks={rest} />
        </Section>
      )}
      {me.isStaff && (
        <Suspense fallback={<Loading />}>
          <StaffSchemes lead={!first} urgent={scheme} />
        </Suspense>
      )}
      <Notices />
      {me.partnerships.length > 0 && <MyPartnerships partnerships={me.partnerships} />}
      {me.enrolments.length > 0 && <MyEnrolments enrolments={me.enrolments} />}
      {!me.isStaff && <OpenSchemes alone={!takesPart(me)} />}
    </Page>
  );
}

/** How much waits. Staff hear what is next from their schemes. */
function Waiting({ me }: { me: Me }) {
  const count = me.tasks.length;
  if (count > 0) {
    return <Plural value={count} one="One thing waits for you." other="# things wait for you." />;
  }
  if (me.isStaff) return null;
  return takesPart(me) ? (
    <Trans>Nothing is waiting for you.</Trans>
  ) : (
    <Trans>You don’t take part in a scheme yet.</Trans>
  );
}

/** Staff read the next steps of their schemes where these are listed. */
const ofScheme = (task: Me["tasks"][number]) => task.kind === "SCHEME_NEXT_STEP";

const takesPart = ({ enrolments, partnerships }: Me) =>
  enrolments.length > 0 || partnerships.length > 0;

function First({ task }: { task: Me["tasks"][number] }) {
  const words = useTask()(task);
  const when = useTaskTime()(task);
  return (
    <NextStep
      title={words.title}
      when={when}
      actions={
        <LinkButton variant="filled" to={words.to}>
          {words.act}
        </LinkButton>
      }
    >
      {words.why}
    </NextStep>
  );
}
