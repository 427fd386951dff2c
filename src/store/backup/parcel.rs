//! A copy of a record with the files of its jobs: all that is kept, in one file.

use crate::store::Failure;
use crate::store::posting::number;
use rusqlite::{Connection, params};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Bytes that are put in at once.
const PIECE: u64 = 1 << 20;

/// The table of files, which only a copy has.
const TABLE: &str = "CREATE TABLE IF NOT EXISTS job_file (
    job TEXT NOT NULL, name TEXT NOT NULL, number INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (job, name, number)
) STRICT, WITHOUT ROWID";

/// A copy of a record, into which files are put or out of which they are taken. It is thrown away unless all of that is done.
pub struct Parcel {
    connection: Connection,
    path: PathBuf,
}

/// A piece of a file of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<'p> {
    /// The job.
    pub job: &'p str,
    /// The file's name.
    pub name: &'p str,
    /// Which piece of it; the first is 0. Pieces come in their order.
    pub number: u64,
    /// The bytes.
    pub bytes: &'p [u8],
}

impl Parcel {
    pub(super) fn open(file: &Path) -> Result<Self, Failure> {
        let failed = |error: rusqlite::Error| Failure::of(&error, file);
        let connection = Connection::open(file).map_err(failed)?;
        connection
            .pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))
            .map_err(failed)?;
        connection
            .execute_batch(&format!("{TABLE}; BEGIN"))
            .map_err(failed)?;
        Ok(Self {
            connection,
            path: file.to_owned(),
        })
    }

    /// The jobs in it, of all workspaces: id, and true when it has ended.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn jobs(&self) -> Result<Vec<(String, bool)>, Failure> {
        let read = || {
            // the first versions knew no jobs
            let known = "SELECT 1 FROM sqlite_schema WHERE name = 'job'";
            if !self.connection.prepare(known)?.exists([])? {
                return Ok(Vec::new());
            }
            self.connection
                .prepare("SELECT id, ended IS NOT NULL FROM job ORDER BY id")?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        };
        read().map_err(|error| self.failed(&error))
    }

    /// Puts a file of a job into it.
    ///
    /// # Errors
    /// When the file cannot be read or the copy not be written.
    pub fn put_in(&self, job: &str, name: &str, mut file: File) -> Result<(), Failure> {
        let mut bytes = Vec::new();
        for number in 0_i64.. {
            bytes.clear();
            let read = Read::by_ref(&mut file).take(PIECE).read_to_end(&mut bytes);
            let read = read.map_err(|error| Failure::other(&error, &self.path))?;
            // an empty file has a piece too
            if read == 0 && number > 0 {
                break;
            }
            self.connection
                .prepare_cached(
                    "INSERT INTO job_file (job, name, number, bytes) VALUES (?1, ?2, ?3, ?4)",
                )
                .and_then(|mut statement| statement.execute(params![job, name, number, bytes]))
                .map_err(|error| self.failed(&error))?;
        }
        Ok(())
    }

    /// Takes out a job whose files are gone.
    ///
    /// # Errors
    /// When the copy cannot be written.
    pub fn forget(&self, job: &str) -> Result<(), Failure> {
        for sql in [
            "DELETE FROM job WHERE id = ?1",
            "DELETE FROM job_file WHERE job = ?1",
        ] {
            let done = self.connection.execute(sql, [job]);
            done.map_err(|error| self.failed(&error))?;
        }
        Ok(())
    }

    /// Makes it lasting.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn closed(self) -> Result<(), Failure> {
        let done = self.connection.execute_batch("COMMIT");
        done.map_err(|error| self.failed(&error))?;
        drop(self.connection);
        let lasting = File::open(&self.path).and_then(|file| file.sync_all());
        lasting.map_err(|error| Failure::other(&error, &self.path))
    }

    /// Takes all files out; what stays is the record alone.
    pub(super) fn unpacked(
        self,
        unpack: &mut dyn FnMut(&Piece<'_>) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let failed = |error: rusqlite::Error| self.failed(&error);
        let mut files = false;
        {
            let mut statement = self
                .connection
                .prepare("SELECT job, name, number, bytes FROM job_file ORDER BY job, name, number")
                .map_err(failed)?;
            let mut rows = statement.query([]).map_err(failed)?;
            while let Some(row) = rows.next().map_err(failed)? {
                files = true;
                let text = |column| row.get::<_, String>(column).map_err(failed);
                let (job, name) = (text(0)?, text(1)?);
                let piece = Piece {
                    job: &job,
                    name: &name,
                    number: number(row, 2).map_err(failed)?,
                    bytes: row
                        .get_ref(3)
                        .and_then(|value| Ok(value.as_blob()?))
                        .map_err(failed)?,
                };
                unpack(&piece).map_err(|error| Failure::other(&error, &self.path))?;
            }
        }
        // their room is given back
        let empty = if files { "; VACUUM" } else { "" };
        self.connection
            .execute_batch(&format!("DROP TABLE job_file; COMMIT{empty}"))
            .map_err(failed)
    }

    fn failed(&self, error: &rusqlite::Error) -> Failure {
        Failure::of(error, &self.path)
    }
}
