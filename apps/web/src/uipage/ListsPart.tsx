import { Link } from "react-router";
import { Bars } from "../ui/Bars.tsx";
import { Button } from "../ui/Button.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Fit } from "../ui/Fit.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Pager } from "../ui/Pager.tsx";
import { Reasons } from "../ui/Reasons.tsx";
import { Status } from "../ui/Status.tsx";
import { Steps } from "../ui/Steps.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { TaskList } from "../ui/TaskList.tsx";
import { Timeline } from "../ui/Timeline.tsx";
import { Case, Part } from "./Specimen.tsx";

interface Stuck {
  name: string;
  who: string;
  at: string;
  days: number;
  because: string;
}

const stuck: Stuck[] = [
  {
    name: "Callum Aske",
    who: "Mentee, Estates",
    at: "Registration",
    days: 12,
    because: "Two reminders sent; has not finished page 3",
  },
  {
    name: "Sorcha Lund",
    who: "Mentor, Finance",
    at: "Training",
    days: 9,
    because: "Missed the workshop on 3 November",
  },
];

const columns: Column<Stuck>[] = [
  {
    key: "name",
    header: "Person",
    names: true,
    cell: (row) => (
      <>
        <Link to="/ui">{row.name}</Link>
        <span className="sub">{row.who}</span>
      </>
    ),
  },
  { key: "at", header: "Stuck at", cell: (row) => row.at },
  { key: "days", header: "Days", number: true, cell: (row) => row.days },
  { key: "because", header: "Because", cell: (row) => row.because },
  {
    key: "act",
    header: "Action",
    headerHidden: true,
    cell: (row) => (
      <Button small of={row.name}>
        Write
      </Button>
    ),
  },
];

export function ListsPart() {
  return (
    <>
      <Part title="Status: a shape and a word">
        <div className="two">
          <Lines>
            <li>
              <Status kind="todo">Not started</Status>
            </li>
            <li>
              <Status kind="doing">Started</Status>
            </li>
            <li>
              <Status kind="wait">Waiting for Ravindra</Status>
            </li>
            <li>
              <Status kind="full">Under way</Status>
            </li>
            <li>
              <Status kind="done">Done</Status>
            </li>
          </Lines>
          <Lines>
            <li>
              <Status kind="late">Late by 3 days</Status>
            </li>
            <li>
              <Status kind="stop">Stopped</Status>
            </li>
            <li>
              <Status kind="held">Locked</Status>
            </li>
            <li>
              <Status kind="off">Ended</Status>
            </li>
          </Lines>
        </div>
        <Case title="Fit, with the reasons beside it">
          <div className="row">
            <Fit level={4} />
            <Fit level={3} />
            <Fit level={2} />
            <Fit level={1} />
          </div>
        </Case>
        <Case title="Reasons">
          <Reasons
            reasons={[
              { text: "Offers all three things you want help with" },
              { text: "Has mentored four people in earlier rounds" },
              { text: "Free on Wednesdays only; you said Tuesdays and Thursdays", against: true },
            ]}
          />
        </Case>
      </Part>
      <Part title="Lists">
        <div className="two">
          <TaskList
            ordered
            tasks={[
              { title: "About you", to: "/ui", kind: "done", status: "Done" },
              {
                title: "What you hope to gain",
                kind: "doing",
                status: "You are here",
                current: true,
              },
              {
                title: "Mentors trained",
                to: "/ui",
                kind: "late",
                status: "Late",
                note: "7 still to do, 1 is late",
              },
              { title: "Check and send", kind: "todo", status: "Last" },
            ]}
          />
          <Facts
            items={[
              { term: "Scheme", detail: "Professional Services Mentoring, one-to-one" },
              { term: "Works as", detail: "Head of Service Design, Information Services" },
              { term: "Usually free", detail: "Tuesday and Thursday afternoons" },
            ]}
          />
        </div>
        <Case title="Facts that are sentences">
          <Facts
            say
            items={[
              {
                term: "If you say yes",
                detail: "You both get an email with each other’s address.",
              },
              { term: "If you say no", detail: "Tamsin is told only that you are not available." },
            ]}
          />
        </Case>
        <Case title="Facts with a way to change them">
          <Facts
            items={[
              {
                term: "Job title",
                detail: "Timetabling Officer",
                action: <Link to="/ui">Change</Link>,
              },
              {
                term: "What you hope to gain",
                detail: "To have led the shared timetable, not only survived it.",
                action: <Link to="/ui">Change</Link>,
              },
            ]}
          />
        </Case>
        <Case title="Who needs you">
          <Lines kind="need">
            <li>
              <Status kind="wait">Physics Peer Circles</Status>
              <span>Asks to open on 1 December. Its form asks for a date of birth.</span>
              <Button small>Review the request</Button>
            </li>
          </Lines>
        </Case>
      </Part>
      <Part title="Tables">
        <div data-density="compact">
          <Table
            caption="People who have waited longer than their step allows"
            columns={columns}
            rows={stuck}
            rowKey={(row) => row.name}
          />
          <Pager shown={2} total={85} onMore={() => undefined} />
          <Case title="Grouped">
            <Table
              caption="People by area"
              columns={columns.slice(0, 3)}
              groups={[
                { title: "Estates", note: "1 person", rows: stuck.slice(0, 1) },
                { title: "Finance", note: "1 person", rows: stuck.slice(1) },
              ]}
              rowKey={(row) => row.name}
            />
          </Case>
          <Case title="Bars: the number first, and it opens its list">
            <Bars
              caption="Number of people at each stage"
              of="Stage"
              unit="People"
              noteHeader="Late"
              bars={[
                {
                  label: "Registering",
                  value: 11,
                  to: "/ui",
                  note: <Status kind="late">1 late</Status>,
                },
                { label: "Ready to match", value: 62, to: "/ui", note: "none" },
                { label: "Replying", value: 0, to: "/ui", note: "none" },
                { label: "Returners", value: null, shown: "under 5", note: "none" },
              ]}
            />
          </Case>
        </div>
      </Part>
      <Part title="Time and steps">
        <Timeline
          phases={[
            {
              title: "Preparing",
              moments: [
                {
                  when: "11 Nov",
                  dateTime: "2026-11-11",
                  what: "You registered",
                  state: "past",
                },
                {
                  when: "8 Dec",
                  dateTime: "2026-12-08",
                  what: "First meeting, 1 hour",
                  note: "You left yourself a private note",
                  state: "past",
                },
              ],
            },
            {
              title: "Agreeing",
              moments: [
                {
                  when: "Today",
                  dateTime: "2026-12-10",
                  what: "Agreement waits for your name",
                  note: "Please sign by Thursday 17 December",
                  state: "now",
                },
                {
                  when: "Monthly",
                  what: "About an hour a month, led by you",
                  state: "next",
                },
              ],
            },
          ]}
        />
        <Case title="Steps">
          <Steps
            steps={[
              {
                key: "register",
                title: "Registration",
                beside: <span className="small quiet">11 people</span>,
                children: <p>Until 13 November. Two reminders, a week apart.</p>,
              },
              {
                key: "review",
                title: "Manual review",
                on: true,
                children: <p>When somebody has left the service area, the coordinator decides.</p>,
              },
              { key: "match", title: "Matching", children: <p>Starts on 14 November.</p> },
            ]}
          />
        </Case>
      </Part>
    </>
  );
}
